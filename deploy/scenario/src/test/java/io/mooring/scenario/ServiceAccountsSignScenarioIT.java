package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.KeyServer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** The key of a service account signs for its tokens, RFC 7523; it is given once and never leaves. */
@Order(6)
@ExtendWith(RunningStack.class)
class ServiceAccountsSignScenarioIT {

    private final Tenant tenant;
    private final Database database;
    private final KeyServer provider = KeyServer.start();

    ServiceAccountsSignScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "service-accounts");
        this.database = new Database(stack, "connection");
        tenant.admin().post("/api/openapi/specs", Map.of("slug", "lake", "spec", Map.of("kind", "blob", "value", """
                {"openapi": "3.1.0", "info": {"title": "Lake", "version": "1"}, "servers": [{"url": "%1$s"}],
                 "components": {"securitySchemes": {"key": {"type": "oauth2", "flows": {"clientCredentials": {
                   "tokenUrl": "%1$s/token", "scopes": {"lake:read": "read"}}}}}},
                 "security": [{"key": ["lake:read"]}],
                 "paths": {"/me": {"get": {"operationId": "me", "responses": {"200": {"description": "who"}}}}}}"""
                .formatted(provider.at(""))))).expect(201);
    }

    @AfterAll
    void closeProvider() {
        provider.close();
    }

    @Test
    void getsTokensForToolsAndRenewsThemAhead() {
        String email = "robot@lake.example";
        String connection = connect("robot", provider.makesKeyOf(email)).expect(201).text("id");
        JsonNode made = shown(connection);
        assertThat(made.path("status").textValue()).isEqualTo("ACTIVE");
        assertThat(made.path("external_account_id").textValue()).isEqualTo(email);
        assertThat(made.path("granted_scopes").toString()).contains("lake:read");

        for (int call = 0; call < 2; call++) {
            await().atMost(SOON).untilAsserted(() -> assertThat(tenant.admin().post("/api/tools/execute",
                    Map.of("user_id", "ada", "action", "lake.org.robot.me", "params", Map.of())).expect(200).text())
                    .contains(email));
        }
        assertThat(provider.granted(email)).as("one token for all calls").isEqualTo(1);

        provider.tokensLive(Duration.ofSeconds(4));
        makeDue(connection);
        await().atMost(SOON).untilAsserted(() -> assertThat(provider.granted(email)).isGreaterThan(3));
        provider.tokensLive(Duration.ofHours(1));
        await().atMost(SOON).until(() -> shown(connection).path("status").textValue().equals("ACTIVE"));
    }

    @Test
    void asksForAnotherKeyOnceItsOwnIsDeletedThere() {
        String email = "lost@lake.example";
        String connection = connect("lost", provider.makesKeyOf(email)).expect(201).text("id");
        provider.deletesKeysOf(email);
        makeDue(connection);
        await().atMost(SOON)
                .until(() -> shown(connection).path("status").textValue().equals("REAUTH_REQUIRED"));
        assertThat(shown(connection).path("status_detail").textValue()).contains("Invalid JWT Signature");

        Answer foreign = again(connection, provider.makesKeyOf("other@lake.example"), false);
        assertThat(foreign.expectProblem(409).text()).contains("other-account", "other@lake.example");
        assertThat(shown(connection).path("status").textValue()).isEqualTo("REAUTH_REQUIRED");
        assertThat(again(connection, provider.makesKeyOf(email), false).expect(200).text("status")).isEqualTo("ACTIVE");
        assertThat(again(connection, provider.makesKeyOf("other@lake.example"), true).expect(200).text())
                .contains("ACTIVE", "other@lake.example");
    }

    @Test
    void keepsNothingOfAKeyTheServerDoesNotTake() {
        Map<String, String> file = provider.makesKeyOf("nobody@lake.example");
        provider.isMeantAs("https://elsewhere.example/token");
        assertThat(connect("refused", file).expectProblem(422).text()).contains("credential-refused", "/value",
                "wrong audience");
        provider.isMeantAs(null);

        provider.runsAhead(Duration.ofHours(-2));
        assertThat(connect("refused", file).expectProblem(422).text()).contains("reasonable timeframe");
        provider.runsAhead(Duration.ofHours(2));
        assertThat(connect("refused", file).expectProblem(422).text()).contains("reasonable timeframe");
        provider.runsAhead(Duration.ZERO);

        provider.deletesKeysOf("nobody@lake.example");
        assertThat(connect("refused", file).expectProblem(422).text()).contains("Invalid JWT Signature")
                .doesNotContain("PRIVATE KEY");
        assertThat(tenant.admin().get("/api/connections?text=refused").expect(200).json().path("connections"))
                .isEmpty();
    }

    @Test
    void bearsAClockThatIsALittleBehind() {
        provider.runsAhead(Duration.ofSeconds(-20));

        connect("behind", provider.makesKeyOf("behind@lake.example")).expect(201);

        provider.runsAhead(Duration.ZERO);
    }

    @Test
    void namesWhatOfTheFileDoesNotFit() {
        Map<String, String> file = provider.makesKeyOf("typo@lake.example");

        assertThat(connect("typo", with(file, "token_uri", "https://oauth2.googleapis.com/token")).expectProblem(400)
                .text("field")).isEqualTo("/value/token_uri");
        assertThat(connect("typo", with(file, "type", "authorized_user")).expectProblem(400).text("field"))
                .isEqualTo("/value/type");
        assertThat(connect("typo", with(file, "private_key", "secret-of-mine")).expectProblem(400).text())
                .contains("/value/private_key").doesNotContain("secret-of-mine");
        assertThat(tenant.admin().post("/api/connections", order("typo", "not a file")).expectProblem(400)
                .text("field")).isEqualTo("/value");
    }

    @Test
    void neverShowsTheKey() {
        String connection = connect("quiet", provider.makesKeyOf("quiet@lake.example")).expect(201).text("id");

        assertThat(tenant.admin().get("/api/connections/" + connection).expect(200).text())
                .doesNotContain("PRIVATE", "kt-");
        assertThat(database.texts("select encode(sealed, 'escape') || encode(grant_sealed, 'escape') from"
                + " app.credential where connection = ?", connection)).singleElement().asString()
                .doesNotContain("PRIVATE", "kt-", "quiet@");
    }

    private Map<String, Object> order(String name, String file) {
        return Map.of("owner", "org", "integration", "lake", "name", name, "template", "key", "grant", "jwt_bearer",
                "value", file);
    }

    /** Once the integration has arrived from the catalog. */
    private Answer connect(String name, Map<String, String> file) {
        return await().atMost(SOON).until(() -> tenant.admin().post("/api/connections", order(name, Json.text(file))),
                answer -> !answer.text().contains("unknown-integration"));
    }

    private Answer again(String connection, Map<String, String> file, boolean replace) {
        return tenant.admin().post("/api/connections/" + connection + "/credential",
                Map.of("value", Json.text(file), "replace", replace));
    }

    private void makeDue(String connection) {
        database.update("update app.connection set due_at = now() where id = '" + connection + "'");
    }

    private JsonNode shown(String connection) {
        return tenant.admin().get("/api/connections/" + connection).expect(200).json();
    }

    private static Map<String, String> with(Map<String, String> file, String field, String value) {
        Map<String, String> changed = new HashMap<>(file);
        changed.put(field, value);
        return changed;
    }
}
