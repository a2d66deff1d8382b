package io.mooring.connection.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.caller.ApiKey;
import io.mooring.contracts.event.connection.ApiKeyState;

class IssuedKeyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ApiKey key = ApiKey.generate(new Random(7));
    private final ApiKeyRow row = new ApiKeyRow("acme", key.id(), key.hash(),
            new NewKey("back end", List.of("viewer"), NOW.plusSeconds(60)), "root", NOW);
    private final IssuedKey issued = new IssuedKey(key, row);

    @Test
    void tellsServicesTheHashAndWhatTheKeyMayDo() {
        ApiKeyState state = row.state();

        assertThat(state.getHash()).isEqualTo(ByteBuffer.wrap(key.hash()));
        assertThat(state.getRoles()).containsExactly("viewer");
        assertThat(state.getExpiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(state.getTenant()).isEqualTo("acme");
        assertThat(state.toString()).doesNotContain(key.text());
    }

    @Test
    void neverPrintsItself() {
        assertThat(issued.toString()).contains(key.id()).doesNotContain(key.text());
        assertThat(CreatedKey.of(issued).toString()).doesNotContain(key.text());
        assertThat(TenantsResource.AdminKey.of(issued).toString()).doesNotContain(key.text());
        assertThat(KeyView.of(row, NOW).toString()).contains("mk_" + key.id()).doesNotContain(key.text());
    }
}
