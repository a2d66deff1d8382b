package io.mooring.executor.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.node.TextNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderFailure.Wait;
import io.mooring.contracts.provider.tool.ProviderResponse;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;

class EndsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ProviderResponse RESPONSE = new ProviderResponse(200, Map.of("x-request-id", "r1"),
            new TextNode("no"));

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasAWordForEveryReason(Reason reason) {
        Outcome outcome = Ends.failed(ProviderFailure.of(reason, "no", RESPONSE), null, false, NOW);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.detail()).isEqualTo("no");
            assertThat(failed.upstream().result()).isEqualTo(new TextNode("no"));
        });
    }

    @Test
    void saysHowLongToWait() {
        Outcome outcome = Ends.failed(
                ProviderFailure.limited("slow", RESPONSE, new Wait(0, NOW.plusMillis(16_500))), null, false, NOW);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo(ToolError.RATE_LIMITED);
            assertThat(failed.detail()).isEqualTo("slow; try again in 17 s");
            assertThat(failed.upstream().headers()).containsEntry("retry-after", "17")
                    .containsEntry("x-request-id", "r1");
        });
    }

    @Test
    void takesARejectedCredentialForOneWhateverTheStatus() {
        assertThat(Ends.failed(ProviderFailure.of(Reason.CREDENTIAL_REJECTED, "token_expired", RESPONSE), null, false,
                NOW).refusesCredential()).isTrue();
    }

    @Test
    void doesNotKnowTheOutcomeWhenSomethingWasChangedBefore() {
        assertThat(Ends.failed(ProviderFailure.refused("no"), null, true, NOW)).isInstanceOf(Outcome.Unknown.class);
        assertThat(Ends.unanswered(new Outcome.Failed(ToolError.UPSTREAM_TIMEOUT, "late", null), true))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
