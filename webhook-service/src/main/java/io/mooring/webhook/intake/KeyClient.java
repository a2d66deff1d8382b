package io.mooring.webhook.intake;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.webhook.WebhookError;
import io.mooring.webhook.provider.PublishedKeys;
import io.smallrye.mutiny.Uni;

/**
 * Gets the keys providers publish, once for all who wait; an address that failed is left alone for a while. Whoever sends
 * names the address, within what its scheme allows, so few are asked at a time.
 */
@ApplicationScoped
class KeyClient {

    private static final Logger LOG = Logger.getLogger(KeyClient.class);
    private static final int MOST_AT_ONCE = 16;

    private final EgressClient client;
    private final Clock clock;
    private final Limits limits;
    private final Cache<URI, Uni<PublishedKeys>> known;
    private final Cache<URI, String> failed;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    KeyClient(EgressClient client, Clock clock, IntakeConfig config) {
        this.client = client;
        this.clock = clock;
        this.limits = Limits.STANDARD.withDeadline(config.keysWithin())
                .withMaxResponseBytes(config.maxKeys().asLongValue());
        this.known = Caffeine.newBuilder().maximumSize(config.keyAddresses()).expireAfterWrite(config.keysFreshFor())
                .build();
        this.failed = Caffeine.newBuilder().maximumSize(config.keyAddresses()).expireAfterWrite(config.keysPause())
                .build();
    }

    /**
     * Fails with 503: the provider should try again.
     *
     * @param address one the scheme allows
     * @param certificate whether it is a certificate, else a key set
     */
    Uni<PublishedKeys> require(URI address, boolean certificate) {
        if (failed.getIfPresent(address) != null) {
            return Uni.createFrom().failure(unavailable());
        }
        return known.get(address, wanted -> Uni.createFrom().deferred(() -> get(wanted, certificate)).memoize()
                .indefinitely());
    }

    /** Calls an address a provider gave to confirm. Fails with 503: the provider asks again. */
    Uni<Void> confirm(URI address) {
        return client.send(EgressRequest.get(address).withLimits(limits)).invoke(answer -> {
            if (!answer.isSuccessful()) {
                throw unavailable();
            }
        }).onFailure().transform(any -> unavailable()).replaceWithVoid();
    }

    private Uni<PublishedKeys> get(URI address, boolean certificate) {
        if (!places.tryAcquire()) {
            known.invalidate(address);
            return Uni.createFrom().failure(unavailable());
        }
        return client.send(EgressRequest.get(address).withLimits(limits)).onTermination().invoke(() -> places.release())
                .map(answer -> read(answer, certificate)).onFailure().invoke(failure -> giveUp(address, failure))
                .onFailure().transform(any -> unavailable());
    }

    private PublishedKeys read(EgressResponse answer, boolean certificate) {
        if (!answer.isSuccessful() || answer.cut() != null) {
            throw new IllegalArgumentException("answered " + answer.status());
        }
        String text = answer.body().toString(StandardCharsets.UTF_8);
        return certificate ? PublishedKeys.ofCertificate(text, clock.instant()) : PublishedKeys.ofSet(text);
    }

    private void giveUp(URI address, Throwable failure) {
        LOG.warnf("no keys from %s: %s", address, failure.getMessage());
        failed.put(address, String.valueOf(failure.getMessage()));
        known.invalidate(address);
    }

    private static RuntimeException unavailable() {
        return WebhookError.KEYS_UNAVAILABLE.because("the provider's keys could not be got; try again");
    }
}
