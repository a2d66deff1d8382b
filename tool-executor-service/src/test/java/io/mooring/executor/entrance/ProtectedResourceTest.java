package io.mooring.executor.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProtectedResourceTest {

    private final ProtectedResource resource = new ProtectedResource("https://mooring.example",
            "https://id.example/realms/mooring");

    @Test
    void isDescribedForEachAddress() {
        assertThat(resource.document("/agents/a/mcp").toString()).contains(
                "\"resource\":\"https://mooring.example/agents/a/mcp\"",
                "\"authorization_servers\":[\"https://id.example/realms/mooring\"]").doesNotContain("offline_access");
    }

    @Test
    void tellsWhereItsDescriptionIs() {
        String where = "resource_metadata=\"https://mooring.example/.well-known/oauth-protected-resource/agents/a/mcp\"";

        assertThat(resource.challenge("/agents/a/mcp", false)).startsWith("Bearer ").contains(where, "scope=")
                .doesNotContain("error");
        assertThat(resource.challenge("/agents/a/mcp", true)).contains("error=\"invalid_token\"", where);
        assertThat(resource.scopeChallenge("/agents/a/mcp")).contains("error=\"insufficient_scope\"", where, "scope=");
    }
}
