package io.mooring.contracts.caller;

import java.security.MessageDigest;
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
    private final Clock clock;

    ApiKeys(Clock clock) {
        this.clock = clock;
    }

    @Incoming(Topics.STATE_API_KEY)
    void take(ConsumerRecord<String, ApiKeyState> received) {
        String id = received.key().substring(received.key().lastIndexOf('/') + 1);
        ApiKeyState key = received.value();
        if (key == null) {
            valid.remove(id);
        } else {
            valid.merge(id, key, (known, news) -> known.getVersion() > news.getVersion() ? known : news);
        }
    }

    /** The caller this key stands for; empty when it is unknown, revoked, expired or wrong. */
    public Optional<Caller> find(String text) {
        return ApiKey.parse(text).flatMap(this::find);
    }

    private Optional<Caller> find(ApiKey key) {
        return Optional.ofNullable(valid.get(key.id())).filter(state -> matches(state, key)).map(
                state -> new Caller(state.getTenant(), Caller.Kind.API_KEY, state.getId(),
                        Set.copyOf(state.getRoles())));
    }

    private boolean matches(ApiKeyState state, ApiKey key) {
        byte[] expected = new byte[state.getHash().remaining()];
        state.getHash().duplicate().get(expected);
        Instant expiry = state.getExpiresAt();
        return MessageDigest.isEqual(expected, key.hash()) && (expiry == null || clock.instant().isBefore(expiry));
    }
}
