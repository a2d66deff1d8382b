package io.mooring.executor.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.resolution.Action;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;

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

    private static ToolView tool(String integration, String name) {
        return new ToolView(integration, name, "mcp_" + integration + "_" + name, "", "", "mcp", "{}", null, Map.of(),
                "{\"tool\":{\"name\":\"" + name + "\"}}", false, false, Set.of(), 1);
    }
}
