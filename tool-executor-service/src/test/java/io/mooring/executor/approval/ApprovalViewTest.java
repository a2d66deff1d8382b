package io.mooring.executor.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.provider.tool.PublicationContext.Origin;
import io.mooring.executor.approval.Approvals.Wish;
import io.mooring.executor.approval.Decisions.Verdict;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.Commission;

class ApprovalViewTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Caller AGENT = new Caller("t1", Caller.Kind.AGENT, "agent_a", Set.of(Roles.AGENT),
            new Mandate("ada", Map.of()));

    @Test
    void isExpiredAsSoonAsItsTimeIsOver() {
        ApprovalRow row = row();

        assertThat(ApprovalView.of(row, NOW.minusMillis(1)).status()).isEqualTo("pending");
        assertThat(ApprovalView.of(row, NOW).status()).isEqualTo("expired");
        row.state = "APPROVED";
        assertThat(ApprovalView.of(row, NOW.plusSeconds(9)).status()).isEqualTo("approved");
    }

    @Test
    void keepsTheCallItIsAbout() {
        Call call = row().toCall();

        assertThat(call.id()).isEqualTo("call_1");
        assertThat(call.startedAt()).isEqualTo(NOW.minusSeconds(60));
        assertThat(call.approval()).isEqualTo("apr_1");
        assertThat(call.connection()).isEqualTo("conn_1");
        assertThat(call.arguments()).isEqualTo(Arguments.of(JsonNodeFactory.instance.objectNode().put("a", 1)));
    }

    @Test
    void showsAnAgentItsOwnOnly() {
        assertThat(ApprovalFilter.of(AGENT, "pending", null, null).equal())
                .isEqualTo(Map.of("state", "PENDING", "caller_kind", "AGENT", "caller", "agent_a"));
        assertThat(ApprovalFilter.of(new Caller("t1", Caller.Kind.API_KEY, "k", Set.of()), null, "ada", null).equal())
                .isEqualTo(Map.of("user_id", "ada"));
        assertThatThrownBy(() -> ApprovalFilter.of(AGENT, "lost", null, null)).hasMessageContaining("status");
    }

    @Test
    void namesWhatIsWrongWithANote() {
        assertThatThrownBy(() -> Verdict.of(true, AGENT, new Verdict.Note("x".repeat(1001))))
                .hasMessageContaining("/note");
        assertThat(Verdict.of(false, AGENT, null).state()).isEqualTo("DENIED");
    }

    @Test
    void findsItsKeyInAMessage() {
        ApprovalKey key = new ApprovalKey("t/1", "apr_1");

        assertThat(ApprovalKey.parse(key.text())).isEqualTo(key);
    }

    private static ApprovalRow row() {
        Call call = new Call("t1", "call_1", "make", "ada", "AGENT", "agent_a",
                Arguments.of(JsonNodeFactory.instance.objectNode().put("a", 1)), NOW.minusSeconds(60))
                .of("echo", "make").on("conn_1").awaiting("apr_1");
        return ApprovalRow.of(
                new Wish(call, new Commission("pub_1", new Origin(Origin.Kind.AGENT, "agent_a")), Set.of(Roles.AGENT),
                        "echo.org.main.make",
                        JsonNodeFactory.instance.objectNode().put("a", 1), "d", "r", null),
                "apr_1", NOW, new byte[]{1});
    }
}
