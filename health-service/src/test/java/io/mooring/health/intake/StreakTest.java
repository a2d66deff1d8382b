package io.mooring.health.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.mooring.contracts.event.executor.ToolInvoked;

class StreakTest {

    @Test
    void keepsEveryChangeOfAConnectionAndTakesTheSameTogether() {
        // When
        List<Streak> streaks = Streak.of(List.of(call("1", "github", "a", 200), call("2", "slack", "b", 200),
                call("3", "github", "a", 200), call("4", "github", "a", 503), call("5", "github", "a", 200)));

        // Then
        assertThat(streaks).extracting(Streak::integration).containsExactly("github", "github", "github", "slack");
        assertThat(streaks).extracting(streak -> streak.calls().stream().map(seen -> seen.id()).toList())
                .containsExactly(List.of("1", "3"), List.of("4"), List.of("5"), List.of("2"));
    }

    @Test
    void leavesOutWhatSaysNothing() {
        assertThat(Streak.of(List.of(call("1", "", "a", 200), call("2", "github", "a", 404)))).isEmpty();
    }

    private static ToolInvoked call(String id, String integration, String connection, int status) {
        return ToolInvoked.newBuilder().setTenant("acme").setCall(id).setIntegration(integration).setTool("read")
                .setConnection(connection).setUserId("u").setCallerKind("API_KEY").setCaller("k")
                .setArgumentsDigest("d").setStartedAt(Instant.EPOCH).setOutcome(status < 400 ? "SUCCEEDED" : "FAILED")
                .setHttpStatus(status).setDurationMillis(1).setResultBytes(1).setArgumentsBytes(2).setStages(Map.of())
                .build();
    }
}
