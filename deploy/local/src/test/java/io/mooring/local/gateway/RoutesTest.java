package io.mooring.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.mooring.local.Deployable;

class RoutesTest {

    private static final Routes ROUTES = Routes.load();

    @ParameterizedTest
    @CsvSource({"/,catalog", "/console/tools,catalog", "/api/integrations,catalog", "/api/integrations/,catalog",
            "/api/integrations/github,catalog", "/api/integrations/github/tools/get%2Fuser,catalog",
            "/api/integrations/detect,catalog", "/api/openapi/specs,catalog", "/api/graphql/integrations,catalog",
            "/api/mcp/servers,catalog", "/api/providers,catalog", "/api/presets,catalog",
            "/api/registry/servers,catalog",
            "/v1/integrations,catalog", "/integrations/github,catalog", "/api/integrations/connect,connection",
            "/api/integrations/connected,connection", "/api/integrations/disconnect,connection",
            "/api/integrations/callback,connection", "/api/integrations/github/configure,connection",
            "/api/databases/types,connection", "/api/connections/1/test,connection", "/api/oauth/start,connection",
            "/install/linear,connection", "/api/agents/1/bindings,connection", "/api/roles,connection",
            "/api/keys,connection", "/api/tenants/local/keys,connection", "/api/inventory,connection",
            "/api/v1/integrations/composio/inventory,connection", "/api/default-connector,connection",
            "/api/crews/1/messages,connection", "/webhook/github/e1,webhook", "/api/webhooks/events,webhook",
            "/api/events/stream,webhook", "/api/tools,tool-executor", "/api/tools/execute,tool-executor",
            "/api/calls,tool-executor", "/api/policies,tool-executor", "/api/approvals,tool-executor",
            "/mcp,tool-executor", "/mcp/tools,tool-executor", "/mcp/servers,catalog", "/agents/a1/mcp,tool-executor",
            "/.well-known/oauth-protected-resource/mcp,tool-executor", "/.well-known/oauth-client,connection",
            "/api/status,health", "/api/health/connections/1,health"})
    void findsTheServiceOfEachRoute(String path, String service) {
        assertThat(ROUTES.find(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics", "/q/openapi", "/internal/credentials/lease", "/nothing", "/api",
            "/apikeys", "/api/keysmith", "/agents/a1", "/api/connectionsx", "*", ""})
    void leavesEverythingElseUnrouted(String path) {
        assertThat(ROUTES.find(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/keys/../../internal/x", "/api/keys/..", "/api/keys/./x", "/api/keys/%2e%2e/x",
            "/api/keys/.%2E/x", "/api/keys/..%2f..%2finternal", "/api/keys/..%5cinternal", "/api/keys/..\\internal",
            "/api/keys/..;a=b/internal", "/api/keys/%2e%2e%3Bx/internal", "//internal/x", "/api//keys", "/api/keys/a b",
            "/api/keys/%00"})
    void refusesPathsAServiceCouldReadOtherwise(String path) {
        assertThat(ROUTES.find(path)).isEmpty();
    }

    @Test
    void letsTheMoreTellingRouteWinWhateverTheOrder() {
        Routes routes = new Routes(java.util.List.of(Route.of("/a/{x}/c", false, "any"), Route.of("/a", false, "short"),
                Route.of("/a/b/c", true, "literal"), Route.of("/a/b/c", false, "below")));

        assertThat(routes.find("/a/b/c")).contains("literal");
        assertThat(routes.find("/a/b/c/d")).contains("below");
        assertThat(routes.find("/a/z/c")).contains("any");
        assertThat(routes.find("/a/z")).contains("short");
    }

    @Test
    void namesOnlyServicesThereAre() {
        assertThat(ROUTES.routes()).extracting(Route::service).containsOnly(
                Arrays.stream(Deployable.values()).map(Deployable::id).toArray(String[]::new));
    }

    @Test
    void neverNamesWhatMustStayInside() {
        assertThat(ROUTES.routes()).noneMatch(route -> !route.segments().isEmpty()
                && (route.segments().getFirst().equals("q") || route.segments().getFirst().equals("internal")
                        || route.segments().getFirst().startsWith("{")));
    }
}
