package io.mooring.connection.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.connection.agent.Issuance.IssuedToken;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.connection.AgentBound;
import io.mooring.contracts.event.connection.AgentState;

class AgentEventsTest {

    private final IssuedToken issued = Rows.ISSUANCE.register("acme",
            new NewAgent("mail", "ada", List.of(Binding.ofText("gmail:read", ""))), "key");
    private final AgentRow agent = issued.agent();

    @Test
    void tellTheStateWithTheHashOfTheTokenOnly() {
        AgentState state = state(AgentEvents.changed(agent, Map.of(), AgentStore.byApp(issued.bindings())));

        assertThat(state.getTokenHash()).isEqualTo(ByteBuffer.wrap(issued.token().hash()));
        assertThat(state.getUserId()).isEqualTo("ada");
        assertThat(state.getBindings()).isEqualTo(Map.of("gmail", "read"));
        assertThat(state.toString()).doesNotContain(issued.token().text());
        assertThat(AgentView.of(issued).toString()).doesNotContain(issued.token().text());
        assertThat(issued.toString()).doesNotContain(issued.token().text());
    }

    @Test
    void tellWhatWasBoundAndUnbound() {
        List<Event> events = AgentEvents.changed(agent,
                bound("gmail:read", "slack:full", "x:read"), bound("gmail:full", "x:read", "y:read"));

        assertThat(events).extracting(Event::topic).containsExactly(Topics.AGENT_UNBOUND, Topics.AGENT_BOUND,
                Topics.AGENT_BOUND, Topics.STATE_AGENT);
        assertThat(events).extracting(Event::key).containsOnly("acme/" + agent.id);
        assertThat((AgentBound) events.get(1).payload()).extracting(AgentBound::getApp, AgentBound::getAccess)
                .containsExactly("gmail", "full");
    }

    @Test
    void tellThatAnAgentWithoutATokenHasNone() {
        agent.tokenHash = null;

        assertThat(state(AgentEvents.changed(agent, Map.of(), Map.of())).getTokenHash()).isNull();
    }

    @Test
    void takeEverythingFromAnAgentThatIsDeleted() {
        List<Event> events = AgentEvents.deleted(agent, bound("gmail:read"));

        assertThat(events).extracting(Event::topic).containsExactly(Topics.AGENT_UNBOUND, Topics.STATE_AGENT);
        assertThat(events.getLast().payload()).isNull();
    }

    @Test
    void tellWhichAppsKeepTheNamesOfTheirServers() {
        Map<String, Binding> after = bound("gmail:read", "files:full");
        after.computeIfPresent("files", (app, binding) -> binding.named("upstream", ""));

        AgentState state = state(AgentEvents.changed(agent, bound("gmail:read", "files:full"), after));

        assertThat(state.getUpstreamNames()).containsExactly("files");
    }

    @Test
    void tellWhichToolsArePinnedByAnyBinding() {
        Map<String, Binding> after = bound("gmail:read", "files:full");
        after.replaceAll((app, binding) -> binding.pinning(
                JsonNodeFactory.instance.arrayNode().add("mcp_" + app + "_x").add("mcp_shared_y"), ""));

        AgentState state = state(AgentEvents.changed(agent, bound("gmail:read", "files:full"), after));

        assertThat(state.getPinnedTools()).containsExactly("mcp_files_x", "mcp_gmail_x", "mcp_shared_y");
    }

    private Map<String, Binding> bound(String... bindings) {
        return AgentStore.byApp(Rows.bound(agent, bindings));
    }

    private static AgentState state(List<Event> events) {
        return (AgentState) events.getLast().payload();
    }
}
