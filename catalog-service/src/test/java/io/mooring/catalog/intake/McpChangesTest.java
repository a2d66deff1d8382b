package io.mooring.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.catalog.intake.McpConfigResource.Configure;
import io.mooring.catalog.intake.McpConfigResource.Known;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.mcp.McpServers.Order;
import io.mooring.catalog.mcp.Reach;

class McpChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = """
            [{"slug": "header", "kind": "header", "placements": [{"carrier": "header", "name": "X-Key"}]}]""";

    @Test
    void keepsWhatIsNotSaid() {
        Order order = order("{\"remoteTransport\": \"sse\"}");

        assertThat(order.name()).isEqualTo("Example");
        assertThat(order.reach()).isInstanceOfSatisfying(Reach.Remote.class, remote -> {
            assertThat(remote.endpoint()).isEqualTo("https://mcp.example.com");
            assertThat(remote.remoteTransport()).isEqualTo("sse");
        });
        assertThat(order.authenticationTemplate()).extracting(template -> template.path("slug").textValue())
                .containsExactly("none");
    }

    @Test
    void putsTemplatesAmongTheOthersOrInTheirPlace() {
        assertThat(order("{\"authenticationTemplate\": " + HEADER + "}").authenticationTemplate())
                .extracting(template -> template.path("slug").textValue()).containsExactly("none", "header");
        assertThat(order("{\"mode\": \"replace\", \"authenticationTemplate\": " + HEADER + "}")
                .authenticationTemplate()).extracting(template -> template.path("slug").textValue())
                .containsExactly("header");
    }

    @Test
    void namesATemplateThatHasNoSlug() {
        assertThat(order("{\"authenticationTemplate\": " + HEADER.replace("\"slug\": \"header\", ", "") + "}")
                .authenticationTemplate().get(1).path("slug").textValue()).matches("custom_[0-9a-f]{6}");
    }

    @Test
    void refusesFieldsOfTheOtherTransport() {
        assertThatThrownBy(() -> order("{\"command\": \"node\"}")).hasMessageContaining("/");
        assertThatThrownBy(() -> order("{\"mode\": \"both\", \"authenticationTemplate\": []}"))
                .hasMessageContaining("/mode");
    }

    private static Order order(String change) {
        Integration now = new Integration("acme", "example", "Example", "", Kind.MCP, "https://mcp.example.com", null,
                true, true, List.of(AuthTemplate.NONE), Draft.Curation.NONE, null, null, 0, 1, 1);
        Reach reach = new Reach.Remote("https://mcp.example.com", null, null, null, null, null);
        return McpChanges.order(new Known(now, reach), read(change), order -> draft());
    }

    private static Draft draft() {
        return new Draft(new io.mooring.catalog.Slug("example"), "Example", "", Kind.MCP, null, null, true,
                "{\"authenticationTemplate\": []}", null, null, Draft.Curation.NONE,
                new io.mooring.catalog.Toolset(List.of(), java.util.Map.of(), List.of()));
    }

    private static Configure read(String text) {
        try {
            return JSON.readValue(text, Configure.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
