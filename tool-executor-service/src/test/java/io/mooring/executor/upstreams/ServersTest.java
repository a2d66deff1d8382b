package io.mooring.executor.upstreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.TenantRules;
import io.mooring.executor.toolview.IntegrationView;
import io.quarkiverse.resteasy.problem.HttpProblem;

class ServersTest {

    private final ConnectionView main = connection("notes", "main");
    private final ConnectionView spare = connection("notes", "spare");
    private final ConnectionView files = connection("files", "main");

    @Test
    void areOpenWhereEverythingMayRun() {
        assertThat(Servers.open(List.of(main, spare, files), TenantRules.of(List.of(
                Map.entry("notes.org.main.*", Effect.REQUIRE_APPROVAL), Map.entry("files.*", Effect.BLOCK)))))
                .isEqualTo(Map.of("notes", List.of(spare)));
    }

    @Test
    void useTheDefaultOfTheUserOrTheOnlyOne() {
        assertThat(server(main, spare.asPreferred()).upstream().connection().id()).isEqualTo(spare.id());
        assertThat(server(main).upstream().connection()).isEqualTo(main);
    }

    @Test
    void neverGuessBetweenSeveral() {
        assertThatThrownBy(() -> server(main, spare).upstream()).isInstanceOf(HttpProblem.class)
                .hasMessageContaining(main.id()).hasMessageContaining(spare.id());
    }

    private static Server server(ConnectionView... connections) {
        return new Server("acme", new IntegrationView("notes", "mcp", 1, null, 1),
                JsonNodeFactory.instance.objectNode(), List.of(connections), false);
    }

    private static ConnectionView connection(String integration, String name) {
        return new ConnectionView("con_" + name, "org", null, integration, name, "none", "ACTIVE", 1);
    }
}
