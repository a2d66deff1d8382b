package io.mooring.catalog.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.mooring.catalog.document.DocumentFault;

class ServersTest {

    private static final String ALL = """
            servers: [{url: https://document.example}]
            paths: {/a: {servers: [{url: https://path.example}], get: {servers: [{url: https://operation.example}]}}}
            """;

    @Test
    void prefersTheGivenBaseUrl() {
        assertThat(server(ALL, null, "https://mine.example/")).isEqualTo("https://mine.example");
    }

    @Test
    void prefersTheNearestServer() {
        assertThat(server(ALL, null, null)).isEqualTo("https://operation.example");
    }

    @Test
    void resolvesARelativeServerAgainstTheDocument() {
        assertThat(server("servers: [{url: ../v2}]\npaths: {/a: {get: {}}}", "https://d.example/api/docs/openapi.json",
                null)).isEqualTo("https://d.example/api/v2");
    }

    @Test
    void takesTheRootOfTheDocumentsHostWhenThereIsNoServer() {
        assertThat(server("paths: {/a: {get: {}}}", "https://d.example/docs/openapi.json", null))
                .isEqualTo("https://d.example");
    }

    @Test
    void putsDefaultsIntoVariables() {
        assertThat(
                server("""
                        servers: [{url: 'https://{region}.example:{port}', variables: {region: {default: eu}, port: {default: 8443}}}]
                        paths: {/a: {get: {}}}
                        """,
                        null, null))
                .isEqualTo("https://eu.example:8443");
    }

    @Test
    void takesTheFirstChoiceOfAVariableWithoutDefault() {
        assertThat(server("""
                servers: [{url: 'https://{region}.example', variables: {region: {enum: [eu, us]}}}]
                paths: {/a: {get: {}}}
                """, null, null)).isEqualTo("https://eu.example");
    }

    @Test
    void givesAServerWithoutSchemeThatOfTheDocument() {
        String yaml = "servers: [{url: //a.example/v1}]\npaths: {/a: {get: {}}}";

        assertThat(server(yaml, "http://d.example/o.json", null)).isEqualTo("http://a.example/v1");
        assertThat(server(yaml, null, null)).isEqualTo("https://a.example/v1");
    }

    @Test
    void cutsAnyNumberOfSlashes() {
        assertThat(server(ALL, null, "https://mine.example" + "/".repeat(50_000))).isEqualTo("https://mine.example");
    }

    @Test
    void asksForABaseUrl() {
        refuses("paths: {/a: {get: {}}}", "/servers");
        refuses("servers: [{url: /v1}]\npaths: {/a: {get: {}}}", "/servers/0/url");
        refuses("servers: [{url: 'ftp://a.example'}]\npaths: {/a: {get: {}}}", "/servers/0/url");
        refuses("servers: [{url: 'https://{x}.example'}]\npaths: {/a: {get: {}}}", "/servers/0/variables/x/default");
    }

    private static void refuses(String yaml, String pointer) {
        assertThatThrownBy(() -> server(yaml, null, null)).isInstanceOfSatisfying(DocumentFault.class, fault -> {
            assertThat(fault.pointer()).isEqualTo(pointer);
            assertThat(fault.expected()).endsWith("or send baseUrl");
        });
    }

    private static String server(String yaml, @Nullable String documentUrl, @Nullable String baseUrl) {
        String binding = Documents.compiled(yaml, documentUrl, baseUrl).toolset().tools().getFirst().binding();
        return binding.replaceAll(".*\"server\":\"([^\"]*)\".*", "$1");
    }
}
