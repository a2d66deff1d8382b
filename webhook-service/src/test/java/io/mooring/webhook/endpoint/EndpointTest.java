package io.mooring.webhook.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.endpoint.Endpoint.Secret;

class EndpointTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final WebhookFacts FACTS = WebhookFacts.shipped("github").orElseThrow();

    private final Endpoint endpoint = new Endpoint("t", "whe_1", "github", FACTS, FACTS.schemes().getFirst(),
            List.of(secret("new", null), secret("old", NOW.plusSeconds(60))), false, null);

    @Test
    void leavesOutSecretsThatEnded() {
        assertThat(endpoint.activeAt(NOW)).isSameAs(endpoint);
        assertThat(endpoint.activeAt(NOW.plusSeconds(60)).keys()).containsExactly("new".getBytes(UTF_8));
    }

    /** One whose secrets have all ended takes nothing; it does not wait for the provider to name one. */
    @Test
    void staysNotPendingWithoutActiveSecrets() {
        Endpoint ended = new Endpoint("t", "whe_1", "notion", FACTS, FACTS.schemes().getFirst(),
                List.of(secret("old", NOW)), false, null).activeAt(NOW);

        assertThat(ended.keys()).isEmpty();
        assertThat(ended.pending()).isFalse();
    }

    @Test
    void printsNoSecret() {
        assertThat(endpoint.toString() + endpoint.secrets()).doesNotContain("new", "old");
    }

    private static Secret secret(String text, @Nullable Instant end) {
        return new Secret(text.getBytes(UTF_8), end);
    }
}
