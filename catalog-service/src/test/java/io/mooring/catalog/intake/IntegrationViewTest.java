package io.mooring.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;
import io.mooring.catalog.integration.Integration;

class IntegrationViewTest {

    /** The answer to an installation is kept for repeats of the request. */
    @Test
    void isReadBackAsItWasWritten() throws Exception {
        ObjectMapper json = new ObjectMapper();
        IntegrationView view = IntegrationView.of(new Integration("acme", "example", "Example", "", Kind.MCP,
                "https://mcp.example.com", null, true, true, List.of(AuthTemplate.NONE), Draft.Curation.NONE, null,
                null,
                0, 1, 1));

        assertThat(json.readValue(json.writeValueAsString(view), IntegrationView.class)).isEqualTo(view);
    }
}
