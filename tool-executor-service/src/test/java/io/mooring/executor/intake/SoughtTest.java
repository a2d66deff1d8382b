package io.mooring.executor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Caller.Kind;
import io.mooring.contracts.caller.Mandate;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.resolution.Action;

/** What was found for one call is kept for those it is as good for, and for no others. */
class SoughtTest {

    private static final String TOOL = "mcp_notes_read";
    private static final Mandate FULL = new Mandate("ada", Map.of("notes", Access.FULL));
    private static final Mandate NONE = new Mandate("ada", Map.of());

    /** Policies and connections are the same for all keys and people of a tenant. */
    @Test
    void isTheSameForEverybodyWhoIsNoAgent() {
        assertThat(sought(key("acme", "key_1"), "ada", TOOL)).isEqualTo(sought(key("acme", "key_2"), "ada", TOOL));
    }

    /** It holds what there is; what is left of that by the agent's bindings is worked out with each call. */
    @Test
    void isTheSameForAnAgentThatIsBoundOtherwise() {
        assertThat(sought(agent("acme", "agt_1", FULL), "ada", TOOL))
                .isEqualTo(sought(agent("acme", "agt_1", NONE), "ada", TOOL));
    }

    static Stream<Sought> others() {
        return Stream.of(sought(agent("other", "agt_1", FULL), "ada", TOOL),
                sought(agent("acme", "agt_2", FULL), "ada", TOOL), sought(agent("acme", "agt_1", FULL), "eve", TOOL),
                sought(agent("acme", "agt_1", FULL), "ada", "mcp_notes_erase"),
                sought(new Caller("acme", Kind.AGENT, "agt_1", Set.of()), "ada", TOOL),
                sought(key("acme", "agt_1"), "ada", TOOL));
    }

    @ParameterizedTest
    @MethodSource("others")
    void isAnotherForOthers(Sought other) {
        assertThat(other).isNotEqualTo(sought(agent("acme", "agt_1", FULL), "ada", TOOL));
    }

    private static Sought sought(Caller caller, String user, String tool) {
        return Sought.by(new ToolCall(caller, user, Action.parse(tool), JsonNodeFactory.instance.objectNode(), null));
    }

    private static Caller agent(String tenant, String id, Mandate mandate) {
        return new Caller(tenant, Kind.AGENT, id, Set.of(), mandate);
    }

    private static Caller key(String tenant, String id) {
        return new Caller(tenant, Kind.API_KEY, id, Set.of());
    }
}
