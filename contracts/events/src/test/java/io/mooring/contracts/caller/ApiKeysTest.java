package io.mooring.contracts.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.ApiKeyState;

class ApiKeysTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private static final String SERVER_KEY = "a key of the installation".replace(' ', '-') + "-0123456789";

    private final ApiKey key = ApiKey.generate(new SecureRandom());
    private final ApiKeys keys = new ApiKeys(new ServerKey(SERVER_KEY, "acme"), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void knowsTheCallerBehindAKey() {
        take(state(null, 1));

        assertThat(keys.find(key.text()))
                .contains(new Caller("acme", Caller.Kind.API_KEY, key.id(), Set.of(Roles.PLATFORM)));
    }

    @Test
    void knowsNobodyBeforeTheKeyArrived() {
        assertThat(keys.find(key.text())).isEmpty();
    }

    @Test
    void refusesTheIdWithAnotherSecret() {
        take(state(null, 1));
        ApiKey other = ApiKey.generate(new SecureRandom());

        assertThat(keys.find(other.text().replace(other.id(), key.id()))).isEmpty();
    }

    @Test
    void refusesARevokedKey() {
        take(state(null, 1));
        take(null);

        assertThat(keys.find(key.text())).isEmpty();
    }

    @Test
    void refusesAKeyFromTheMomentItExpires() {
        take(state(NOW, 1));
        assertThat(keys.find(key.text())).isEmpty();

        take(state(NOW.plusMillis(1), 2));
        assertThat(keys.find(key.text())).isPresent();
    }

    @Test
    void ignoresAnOlderState() {
        take(state(NOW.minusSeconds(1), 2));
        take(state(null, 1));

        assertThat(keys.find(key.text())).isEmpty();
    }

    @Test
    void takesTheServerKeyWhileTheTenantHasNoneOfItsOwn() {
        take(state(null, 1, true));

        assertThat(keys.find(SERVER_KEY))
                .contains(new Caller("acme", Caller.Kind.API_KEY, "server-key", Set.of(Roles.ADMIN)));
        assertThat(keys.find(SERVER_KEY + "x")).isEmpty();
    }

    @Test
    void prefersAKeyTheTenantMadeItselfUntilItIsVoid() {
        take(state(null, 1));
        assertThat(keys.find(SERVER_KEY)).isEmpty();

        take(state(NOW, 2));
        assertThat(keys.find(SERVER_KEY)).isPresent();

        take(state(null, 3));
        assertThat(keys.find(SERVER_KEY)).isEmpty();

        take(null);
        assertThat(keys.find(SERVER_KEY)).isPresent();
    }

    @Test
    void doesNotCareForKeysOfOtherTenants() {
        keys.take(new ConsumerRecord<>(Topics.STATE_API_KEY, 0, 0, "other/" + key.id(),
                ApiKeyState.newBuilder(state(null, 1)).setTenant("other").build()));

        assertThat(keys.find(SERVER_KEY)).isPresent();
    }

    private void take(ApiKeyState state) {
        keys.take(new ConsumerRecord<>(Topics.STATE_API_KEY, 0, 0, "acme/" + key.id(), state));
    }

    private ApiKeyState state(Instant expiry, long version) {
        return state(expiry, version, false);
    }

    private ApiKeyState state(Instant expiry, long version, boolean installation) {
        return ApiKeyState.newBuilder().setTenant("acme").setId(key.id()).setLabel("test")
                .setHash(ByteBuffer.wrap(key.hash())).setRoles(List.of(Roles.PLATFORM)).setExpiresAt(expiry)
                .setInstallation(installation).setVersion(version).build();
    }
}
