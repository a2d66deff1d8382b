package io.mooring.executor.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Access;
import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.outbox.Looks;
import io.mooring.executor.freshness.Stillness;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;
import io.vertx.core.Vertx;

class NamingTest {

    private static final ToolView CREATE = tool("git", "hub_create");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The tool {@code create} of {@code git_hub} has the same call name. */
    @Test
    void meansTheToolOfTheServerThatWasNamed() {
        Action action = Naming.of(JSON, "git", "hub_create", List.of(CREATE));

        assertThat(action.text()).isEqualTo("mcp_git_hub_create");
        assertThat(action.place()).isEqualTo(new ToolPosition("git", "hub_create", ""));
    }

    @Test
    void meansNobodyElsesToolWhenTheServerHasNone() {
        Action action = Naming.of(JSON, "git", "hub_create", List.of());

        assertThat(action.place()).isEqualTo(new ToolPosition("git", "hub_create", ""));
        assertThat(action.address()).isNull();
        assertThat(Naming.of(JSON, "git", "a.org.b.c", List.of()).address()).isNull();
    }

    @Test
    void meansTheToolThatHasTheOwnName() {
        assertThat(Naming.chosen(JSON, "hub_create", List.of(CREATE)).place())
                .isEqualTo(new ToolPosition("git", "hub_create", ""));
        assertThat(Naming.chosen(JSON, "mcp_git_hub_create", List.of()))
                .isEqualTo(Action.parse("mcp_git_hub_create"));
    }

    /** To anybody else, or once it is bound otherwise, the name may mean another tool, or none. */
    @Test
    @SuppressWarnings("NullAway") // in a look that is told what it finds nobody else is asked
    void keepsWhatAnAgentMeansForThatAgentAsItIsBoundAlone() {
        Vertx vertx = Vertx.vertx();
        Looks looks = new Looks(List.of(CREATE));
        Naming naming = new Naming(looks, null, null, JSON, Stillness.on(vertx));
        Mandate full = new Mandate("ada", Map.of("git", Access.FULL), Set.of("git"));
        Mandate read = new Mandate("ada", Map.of("git", Access.READ), Set.of("git"));

        assertThat(meant(naming, agent("acme", "agt_1", full), "ada", "hub_create").place())
                .isEqualTo(CREATE.position());
        meant(naming, agent("acme", "agt_1", full), "ada", "hub_create");
        assertThat(looks.taken()).as("the same").isEqualTo(1);
        meant(naming, agent("acme", "agt_1", full), "ada", "hub_delete");
        assertThat(looks.taken()).as("another name").isEqualTo(2);
        meant(naming, agent("other", "agt_1", full), "ada", "hub_create");
        assertThat(looks.taken()).as("another tenant").isEqualTo(3);
        meant(naming, agent("acme", "agt_2", full), "ada", "hub_create");
        assertThat(looks.taken()).as("another agent").isEqualTo(4);
        meant(naming, agent("acme", "agt_1", read), "ada", "hub_create");
        assertThat(looks.taken()).as("bound otherwise").isEqualTo(5);
        meant(naming, agent("acme", "agt_1", full), "eve", "hub_create");
        assertThat(looks.taken()).as("another user").isEqualTo(6);
        vertx.close();
    }

    private static Action meant(Naming naming, Caller caller, String user, String name) {
        return naming.action(caller, user, name).await().atMost(Duration.ofMinutes(2));
    }

    private static Caller agent(String tenant, String id, Mandate mandate) {
        return new Caller(tenant, Caller.Kind.AGENT, id, Set.of(), mandate);
    }

    private static ToolView tool(String integration, String name) {
        return new ToolView(integration, name, "mcp_" + integration + "_" + name, "", "", "mcp", "{}", null, Map.of(),
                "{\"tool\":{\"name\":\"" + name + "\"}}", false, false, Set.of(), 1);
    }
}
