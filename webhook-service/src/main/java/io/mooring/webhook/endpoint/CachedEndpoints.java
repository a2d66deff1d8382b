package io.mooring.webhook.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/**
 * Endpoints with their secrets in memory, so that a webhook needs no database. A copy is looked at again after a second
 * by one request, while the others go on with it; it outlives an outage of the database, in which nobody can delete
 * an endpoint either. What is not there is remembered as long, so that who guesses asks the database for each guess once.
 */
@ApplicationScoped
public class CachedEndpoints {

    private static final Logger LOG = Logger.getLogger(CachedEndpoints.class);
    private static final Pattern ID = Pattern.compile("whe_[a-z2-7]{26}");

    private final Cache<String, Copy> copies;
    private final Cache<String, Boolean> misses;
    private final LookUps lookUps;
    private final EndpointSecrets secrets;
    private final Clock clock;
    private final Duration freshFor;
    private final String publicRoot;

    CachedEndpoints(LookUps lookUps, EndpointSecrets secrets, Clock clock, EndpointConfig config) {
        this.lookUps = lookUps;
        this.secrets = secrets;
        this.clock = clock;
        this.freshFor = config.freshFor();
        this.publicRoot = EndpointView.root(config.publicUrl());
        this.copies = Caffeine.newBuilder().maximumSize(config.copies()).expireAfterWrite(config.staleFor()).build();
        this.misses = Caffeine.newBuilder().maximumSize(config.copies()).expireAfterWrite(freshFor).build();
    }

    /** What providers call, for a path of ours. */
    public String publicUrl(String pathAndQuery) {
        return publicRoot + pathAndQuery;
    }

    /**
     * The endpoint of a URL. Fails with 404 when there is none, with 503 when that can't be found out.
     *
     * @param provider that the URL names; null when it names none
     */
    public Uni<Endpoint> require(@Nullable String provider, String id) {
        Uni<Endpoint> found = ID.matcher(id).matches() ? find(id) : Uni.createFrom().nullItem();
        return found.map(endpoint -> {
            if (endpoint == null || provider != null && !endpoint.provider().equals(provider)) {
                throw GeneralError.NOT_FOUND.because("there is no such endpoint");
            }
            return endpoint.activeAt(clock.instant());
        });
    }

    /** Keeps the secret a provider named. Fails with 401 when there is one already. */
    public Uni<Void> name(Endpoint endpoint, String secret) {
        return secrets.name(endpoint, secret).invoke(() -> copies.invalidate(endpoint.id()));
    }

    private Uni<@Nullable Endpoint> find(String id) {
        Copy copy = copies.getIfPresent(id);
        if (copy == null) {
            return misses.getIfPresent(id) == null ? load(id) : Uni.createFrom().nullItem();
        }
        if (copy.isFresh(clock.instant()) || !copy.looking.compareAndSet(false, true)) {
            return Uni.createFrom().item(copy.endpoint);
        }
        return load(id).onFailure(HttpProblem.class).recoverWithItem(outage -> goOn(copy, outage))
                .onTermination().invoke(() -> copy.looking.set(false));
    }

    private Endpoint goOn(Copy copy, Throwable outage) {
        LOG.debugf("going on with the copy of %s: %s", copy.endpoint, outage.getMessage());
        copy.lookAgain = clock.instant().plus(freshFor);
        return copy.endpoint;
    }

    private Uni<@Nullable Endpoint> load(String id) {
        return lookUps.find(id).invoke(endpoint -> keep(id, endpoint));
    }

    private void keep(String id, @Nullable Endpoint endpoint) {
        if (endpoint == null) {
            copies.invalidate(id);
            misses.put(id, true);
        } else {
            copies.put(id, new Copy(endpoint, clock.instant().plus(freshFor)));
        }
    }

    private static final class Copy {

        final Endpoint endpoint;
        final AtomicBoolean looking = new AtomicBoolean();
        volatile Instant lookAgain;

        Copy(Endpoint endpoint, Instant lookAgain) {
            this.endpoint = endpoint;
            this.lookAgain = lookAgain;
        }

        boolean isFresh(Instant now) {
            return now.isBefore(lookAgain);
        }
    }
}
