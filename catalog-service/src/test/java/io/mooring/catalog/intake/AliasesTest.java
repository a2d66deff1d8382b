package io.mooring.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesTest {

    @ParameterizedTest
    @CsvSource({"/integrations, /api/integrations", "/v1/integrations/a, /api/integrations/a",
            "/openapi/specs, /api/openapi/specs", "/openapi/preview, /api/openapi/preview",
            "/openapi/integrations/a/spec, /api/openapi/integrations/a/spec",
            "/graphql/integrations/a, /api/graphql/integrations/a", "/mcp/servers, /api/mcp/servers",
            "/mcp/probe, /api/mcp/probe", "/mcp, /mcp", "/integrationsx, /integrationsx",
            "/api/integrations/a, /api/integrations/a", "/openapi/other, /openapi/other"})
    void namesTheRouteAnAliasIsOf(String alias, String route) {
        assertThat(Aliases.canonical(alias)).isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"/api/integrations/a|b", "/api/integrations/{a}", "/api/integrations/a%7Cb", "/api/integrations/ü%"})
    void keepsThePathAsItWasWritten(String path) {
        assertThat(Aliases.uri("http://localhost:80", path, null).getPath()).isEqualTo(path);
    }

    @Test
    void keepsWhatIsEncodedInTheQuery() {
        URI uri = Aliases.uri("http://localhost", "/api/integrations", "text=a|b%20%zz&limit=1");

        assertThat(uri.getRawQuery()).isEqualTo("text=a%7Cb%20%25zz&limit=1");
    }
}
