package io.mooring.executor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.lease.Leased;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

class DispatchTest {

    private static final ToolView TOOL = new ToolView("echo", "make", "mcp_echo_make", "", "", "mcp", "{}", null,
            Map.of(), "{}", false, false, Set.of(), 1);
    private static final ConnectionView CONNECTION = new ConnectionView("conn_1", "org", null, "echo", "main", "none",
            "ACTIVE", 1);

    private final Dispatch dispatch = new Dispatch(null, null);
    private final Call call = new Call("acme", "call_1", "make", "ada", "AGENT", "agent_1",
            Arguments.of(JsonNodeFactory.instance.objectNode()), Instant.EPOCH);

    @Test
    void doesNotKnowWhatBecameOfACallThatFailedInAWayNobodyForesaw() {
        assertThat(sent((connection, placements) -> Uni.createFrom().failure(new StackOverflowError())))
                .isInstanceOfSatisfying(Outcome.Unknown.class,
                        unknown -> assertThat(unknown.error()).isEqualTo(ToolError.RUN_FAILED));
        assertThat(sent((connection, placements) -> {
            throw new IllegalStateException("at once");
        })).isInstanceOf(Outcome.Unknown.class);
    }

    private Outcome sent(Prepared.Sending sending) {
        return dispatch.send(call, CONNECTION, new Prepared(TOOL, sending), Leased.NOTHING).await()
                .atMost(Duration.ofMinutes(2));
    }
}
