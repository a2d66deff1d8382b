package io.mooring.webhook.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Endpoints with their secrets in memory, so that a webhook needs no database. A copy is looked at again after a second
 * by one request, while the others go on with it; it outlives an outage of the database, in which nobody can delete
 * an endpoint either. What is not there is remembered as long, so that who guesses asks the database for each guess once.
 */
@ApplicationScoped
public class CachedEndpoints {

    private static final Logger LOG = Logger.getLogger(CachedEndpoints.class);
    /** Endpoints of one provider whose secrets are tried on a webhook that names none of them. */
    private static final int MOST_TRIED = 16;
    private static final Pattern ID = Pattern.compile("whe_[a-z2-7]{26}");

    private final Cache<String, Copy<Endpoint>> copies;
    private final Cache<String, Copy<List<String>>> ids;
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
        this.ids = Caffeine.newBuilder().maximumSize(config.copies()).expireAfterWrite(config.staleFor()).build();
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

    /** A provider's oldest endpoints of any tenant, without those whose secret it has yet to name. Fails with 503. */
    public Uni<List<Endpoint>> of(String provider) {
        return idsOf(provider)
                .chain(found -> Multi.createFrom().iterable(found).onItem().transformToUniAndConcatenate(this::find)
                        .collect().asList())
                .map(endpoints -> endpoints.stream().filter(endpoint -> !endpoint.pending())
                        .map(endpoint -> endpoint.activeAt(clock.instant())).toList());
    }

    /** Keeps the secret a provider named. Fails with 401 when there is one already. */
    public Uni<Void> name(Endpoint endpoint, String secret) {
        return secrets.name(endpoint, secret).invoke(() -> copies.invalidate(endpoint.id()));
    }

    private Uni<@Nullable Endpoint> find(String id) {
        Copy<Endpoint> copy = copies.getIfPresent(id);
        if (copy == null) {
            return misses.getIfPresent(id) == null ? load(id) : Uni.createFrom().nullItem();
        }
        return current(copy, () -> load(id));
    }

    private Uni<List<String>> idsOf(String provider) {
        Copy<List<String>> copy = ids.getIfPresent(provider);
        return copy == null ? loadIds(provider) : current(copy, () -> loadIds(provider));
    }

    private Uni<List<String>> loadIds(String provider) {
        return lookUps.idsOf(provider, MOST_TRIED)
                .invoke(found -> ids.put(provider, new Copy<>(found, clock.instant().plus(freshFor))));
    }

    private <T> Uni<T> current(Copy<T> copy, Supplier<Uni<T>> load) {
        if (copy.isFresh(clock.instant()) || !copy.looking.compareAndSet(false, true)) {
            return Uni.createFrom().item(copy.value);
        }
        return load.get().onFailure(HttpProblem.class).recoverWithItem(outage -> goOn(copy, outage))
                .onTermination().invoke(() -> copy.looking.set(false));
    }

    private <T> T goOn(Copy<T> copy, Throwable outage) {
        LOG.debugf("going on with the copy of %s: %s", copy.value, outage.getMessage());
        copy.lookAgain = clock.instant().plus(freshFor);
        return copy.value;
    }

    private Uni<@Nullable Endpoint> load(String id) {
        return lookUps.find(id).invoke(endpoint -> keep(id, endpoint));
    }

    private void keep(String id, @Nullable Endpoint endpoint) {
        if (endpoint == null) {
            copies.invalidate(id);
            misses.put(id, true);
        } else {
            copies.put(id, new Copy<>(endpoint, clock.instant().plus(freshFor)));
        }
    }

    private static final class Copy<T> {

        final T value;
        final AtomicBoolean looking = new AtomicBoolean();
        volatile Instant lookAgain;

        Copy(T value, Instant lookAgain) {
            this.value = value;
            this.lookAgain = lookAgain;
        }

        boolean isFresh(Instant now) {
            return now.isBefore(lookAgain);
        }
    }
}
