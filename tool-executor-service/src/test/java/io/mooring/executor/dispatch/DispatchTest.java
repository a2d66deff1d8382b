package io.mooring.executor.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.lease.Leased;
import io.mooring.executor.lease.Lending;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

class DispatchTest {

    private static final ToolView TOOL = new ToolView("echo", "make", "mcp_echo_make", "", "", "mcp", "{}", null,
            Map.of(), "{}", false, false, Set.of(), 1);
    private static final ConnectionView CONNECTION = new ConnectionView("conn_1", "org", null, "echo", "main", "none",
            "ACTIVE", 1);

    private static final ConnectionView SIGNED_IN = new ConnectionView("conn_2", "org", null, "echo", "other", "bearer",
            "ACTIVE", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

    @Test
    void sendsOnceMoreWithANewerCredentialAndNeverAThirdTime() throws Exception {
        AtomicLong given = new AtomicLong();

        assertThat(sentToOneThatRefusesAll(() -> Math.min(3, given.incrementAndGet())))
                .containsExactly("token-1", "token-2");
    }

    @Test
    void sendsNothingAgainWithTheSameCredential() throws Exception {
        assertThat(sentToOneThatRefusesAll(() -> 1)).containsExactly("token-1");
    }

    /** The credentials it came with. */
    private List<String> sentToOneThatRefusesAll(LongSupplier versions) throws Exception {
        Vertx vertx = Vertx.vertx();
        Dispatch lending = new Dispatch(Lending.of(vertx, versions), null);
        List<String> came = new ArrayList<>();
        Prepared ready = new Prepared(TOOL, (connection, placements) -> {
            came.add(placements.getFirst().value());
            return Uni.createFrom().item(new Outcome.Failed(ToolError.CREDENTIAL_REJECTED, "not accepted", null));
        });

        Outcome outcome = lending.credential(call, SIGNED_IN, ready)
                .chain(leased -> lending.send(call, SIGNED_IN, ready, leased)).await().atMost(PATIENCE);

        vertx.close().toCompletionStage().toCompletableFuture().get(2, TimeUnit.MINUTES);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class,
                failed -> assertThat(failed.error()).isEqualTo(ToolError.CREDENTIAL_REJECTED));
        return came;
    }

    private Outcome sent(Prepared.Sending sending) {
        return dispatch.send(call, CONNECTION, new Prepared(TOOL, sending), Leased.NOTHING).await()
                .atMost(PATIENCE);
    }
}
