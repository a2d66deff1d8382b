package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Browser;
import io.mooring.scenario.party.Issuer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** The requests the seeds write down, word for word, at the doors the seeds name. */
@Order(6)
@ExtendWith(RunningStack.class)
class SeedDoorsScenarioIT {

    private static final String SEED_004_CONNECT = """
            {
              "user_id": "user_123",
              "provider": "gmail",
              "redirect_url": "https://app.openanalyst.com/connectors?callback=true"
            }""";
    private static final String SEED_001_GITHUB = """
            {"env": {"GITHUB_PERSONAL_ACCESS_TOKEN": "ghp_xxx"}}""";
    private static final String SEED_001_SERVER = """
            {
              "id": "my-tool",
              "name": "My Custom Tool",
              "npmPackage": "my-mcp-server",
              "configSchema": {
                "MY_API_KEY": { "type": "string", "required": true, "description": "API key for My Tool" }
              },
              "tools": ["my_tool_action_1", "my_tool_action_2"]
            }""";
    private static final String SEED_001_MY_TOOL = """
            {"env": {"MY_API_KEY": "xxx"}}""";
    private static final String BACK = "https://app.openanalyst.com/connectors?callback=true";

    private final Stack stack;
    private final Tenant tenant;
    private final Api platform;

    SeedDoorsScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "seed-doors");
        this.platform = tenant.key("platform").holder();
        tenant.admin().post("/api/oauth/redirects", Map.of("url", BACK)).expect(201);
    }

    @Test
    void sendsTheUserToGoogleAsSeed004Says() {
        tenant.admin().post("/api/presets/gmail/install", Map.of()).expect(201);
        tenant.admin().post("/api/oauth/configs", Map.of("app", "gmail", "client_id", "id-of-the-app", "client_secret",
                "secret-of-the-app")).expect(201);

        Answer answer = known(() -> send("/api/integrations/connect", SEED_004_CONNECT)).expect(200);

        assertThat(answer.text("auth_url")).startsWith(platform.base() + "/api/oauth/start/");
        try (Browser browser = new Browser()) {
            assertThat(browser.open(answer.text("auth_url")).location()).startsWith("https://accounts.google.com/")
                    .contains("client_id=id-of-the-app", "redirect_uri=");
        }
        // nobody has consented yet
        assertThat(connected(platform, "user_123")).isEmpty();
        send("/api/integrations/disconnect", "{\"user_id\": \"user_123\", \"provider\": \"gmail\"}").expectProblem(404);
    }

    @Test
    void listsAndDisconnectsWhatWasConnected() throws IOException {
        assumeTrue(Issuer.canRun(), "no node and npm on this machine: no authorization server is asked");
        try (Issuer issuer = Issuer.open()) {
            issuer.register(tenant, "shop");
            Answer begun = known(() -> send("/api/integrations/connect", SEED_004_CONNECT.replace("gmail", "shop")))
                    .expect(200);
            String end;
            try (Browser browser = new Browser()) {
                end = browser.open(browser.signIn(begun.text("auth_url"), "ada", "pw",
                        url -> url.contains("/api/oauth/callback"))).location();
            }
            assertThat(end).startsWith(BACK + "&status=success&appName=shop&connection_id=conn_");

            JsonNode one = connected(platform, "user_123").get(0);
            assertThat(one.path("user_id").textValue()).isEqualTo("user_123");
            assertThat(one.path("provider").textValue()).isEqualTo("shop");
            assertThat(one.path("status").textValue()).isEqualTo("active");
            assertThat(one.path("connected_email").textValue()).isEqualTo("ada@shop.example");
            assertThat(one.path("created_at").textValue()).isNotBlank();
            assertThat(one.path("updated_at").textValue()).isNotBlank();

            // nobody else's
            assertThat(connected(platform, "user_456")).isEmpty();
            send("/api/integrations/disconnect", "{\"user_id\": \"user_456\", \"provider\": \"shop\"}")
                    .expectProblem(404);
            send("/api/integrations/disconnect", "{\"user_id\": \"user_456\", \"connection_id\": \""
                    + one.path("connection_id").textValue() + "\"}").expectProblem(404);
            assertThat(connected(Tenant.fresh(stack, "other-door").admin(), "user_123")).isEmpty();

            Answer gone = send("/api/integrations/disconnect", "{\"user_id\": \"user_123\", \"provider\": \"shop\"}")
                    .expect(200);
            assertThat(gone.text("status")).isEqualTo("disconnected");
            assertThat(connected(platform, "user_123")).isEmpty();
        }
    }

    @Test
    void configuresWithTheVariablesOfSeed001() {
        tenant.admin().post("/api/mcp/servers", Map.of("transport", "stdio", "slug", "github", "name", "GitHub",
                "npmPackage", "@modelcontextprotocol/server-github", "configSchema", Map.of("type", "object",
                        "properties", Map.of("GITHUB_PERSONAL_ACCESS_TOKEN", Map.of("type", "string")), "required",
                        List.of("GITHUB_PERSONAL_ACCESS_TOKEN"))))
                .expect(201);
        Answer made = known(() -> send("/api/integrations/github/configure", SEED_001_GITHUB)).expect(200);
        assertThat(made.text("id")).isEqualTo("github");
        assertThat(made.json().path("success").booleanValue()).isTrue();
        assertThat(made.text()).doesNotContain("ghp_xxx");

        // once more: the same connection, other values
        Answer again = send("/api/integrations/github/configure", SEED_001_GITHUB.replace("xxx", "yyy")).expect(200);
        assertThat(again.text("connection_id")).isEqualTo(made.text("connection_id"));

        assertThat(send("/api/integrations/github/configure", "{\"env\": {\"GITHUB_TOKEN\": \"ghp_xxx\"}}")
                .expectProblem(400).text("field")).isEqualTo("/env/GITHUB_TOKEN");
        assertThat(send("/api/integrations/github/configure", "{\"env\": {}}").expectProblem(400).text("field"))
                .isEqualTo("/env/GITHUB_PERSONAL_ACCESS_TOKEN");
        assertThat(send("/api/integrations/github/configure", "{}").expectProblem(400).text("field"))
                .isEqualTo("/env");
        send("/api/integrations/nothing/configure", SEED_001_GITHUB).expectProblem(404);
    }

    @Test
    void configuresACustomServerAsSeed001Says() {
        tenant.admin().with("Content-Type", "application/json")
                .send("POST", "/api/mcp/servers", bytes(SEED_001_SERVER)).expect(201);

        Answer made = known(() -> send("/api/integrations/my-tool/configure", SEED_001_MY_TOOL)).expect(200);

        JsonNode connection = platform.get("/api/connections/" + made.text("connection_id")).expect(200).json();
        assertThat(connection.path("integration").textValue()).isEqualTo("my-tool");
        assertThat(connection.path("status").textValue()).isEqualTo("ACTIVE");
    }

    @Test
    void installsEveryRegisteredProviderByItsKind() {
        for (String id : List.of("linear", "github", "slack", "stripe")) {
            assertThat(platform.get("/install/" + id).expect(200).json().path("displayName").textValue()).isNotBlank();
        }
        platform.get("/install/nobody").expectProblem(404);
        platform.post("/install/nobody", Map.of()).expectProblem(404);
        assertThat(platform.post("/install/linear", Map.of()).expectProblem(400).text())
                .contains("/api/presets/linear/install");

        try (Upstream upstream = Upstream.start()) {
            io.mooring.scenario.party.ParcelApi.registered(tenant, "parcels", upstream.url());
            JsonNode offer = known(() -> platform.get("/install/parcels"), 404).expect(200).json();
            assertThat(offer.at("/install/type").textValue()).isEqualTo("credentials");
            assertThat(offer.path("integrations").get(0).textValue()).isEqualTo("parcels");
            assertThat(platform.post("/install/parcels", Map.of("user_id", "ada", "value", "k")).expectProblem(400)
                    .text("field")).isEqualTo("/template");
            String template = tenant.admin().get("/api/integrations/parcels").expect(200).json()
                    .at("/authMethods/0/template").textValue();
            Answer installed = platform.post("/install/parcels",
                    Map.of("user_id", "ada", "template", template, "value", "key-of-the-door")).expect(201);
            assertThat(installed.text("type")).isEqualTo("credentials");
            assertThat(installed.text("status")).isEqualTo("ACTIVE");
        }
    }

    private static JsonNode connected(Api caller, String user) {
        return caller.get("/api/integrations/connected?user_id=" + user).expect(200).json().path("integrations");
    }

    private Answer send(String path, String body) {
        return platform.with("Content-Type", "application/json").send("POST", path, bytes(body));
    }

    /** Once the integration has arrived from the catalog. */
    private static Answer known(java.util.concurrent.Callable<Answer> asked) {
        return known(asked, 400);
    }

    private static Answer known(java.util.concurrent.Callable<Answer> asked, int unknown) {
        return await().atMost(SOON).until(asked, answer -> answer.status() != unknown && answer.status() != 404);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
