package io.mooring.contracts.caller;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.ApiKeyState;

/**
 * This process's copy of {@code state.api-key}: every replica reads the whole topic, so a key revoked anywhere is void
 * here within a second, with no call to another service.
 */
@ApplicationScoped
public class ApiKeys {

    private final Map<String, ApiKeyState> valid = new ConcurrentHashMap<>();
    /** Those of {@link #valid} that win over the server-wide key: what its tenant made itself. */
    private final Map<String, ApiKeyState> winners = new ConcurrentHashMap<>();
    private final ServerKey serverKey;
    private final Clock clock;

    ApiKeys(ServerKey serverKey, Clock clock) {
        this.serverKey = serverKey;
        this.clock = clock;
    }

    @Incoming(Topics.STATE_API_KEY)
    void take(ConsumerRecord<String, ApiKeyState> received) {
        String id = received.key().substring(received.key().lastIndexOf('/') + 1);
        ApiKeyState key = received.value();
        if (key == null) {
            valid.remove(id);
            winners.remove(id);
            return;
        }
        ApiKeyState newest = valid.merge(id, key,
                (known, news) -> known.getVersion() > news.getVersion() ? known : news);
        if (serverKey.isFor(newest.getTenant()) && !newest.getInstallation()) {
            winners.put(id, newest);
        }
    }

    /**
     * The caller this key stands for; empty when it is unknown, revoked, expired or wrong, or when it is the server-wide
     * key of a tenant that has a valid key of its own.
     */
    public Optional<Caller> find(String text) {
        Optional<Caller> server = serverKey.find(text);
        return server.isPresent()
                ? server.filter(caller -> winners.values().stream().noneMatch(this::isInTime))
                : ApiKey.parse(text).flatMap(this::find);
    }

    private Optional<Caller> find(ApiKey key) {
        return Optional.ofNullable(valid.get(key.id())).filter(state -> matches(state, key)).map(
                state -> new Caller(state.getTenant(), Caller.Kind.API_KEY, state.getId(),
                        Set.copyOf(state.getRoles())));
    }

    private boolean matches(ApiKeyState state, ApiKey key) {
        return Fingerprint.matches(state.getHash(), key.hash()) && isInTime(state);
    }

    private boolean isInTime(ApiKeyState state) {
        Instant expiry = state.getExpiresAt();
        return expiry == null || clock.instant().isBefore(expiry);
    }
}
