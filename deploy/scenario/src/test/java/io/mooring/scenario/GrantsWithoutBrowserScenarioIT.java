package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.event.Topics;
import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Browser;
import io.mooring.scenario.party.Issuer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.Fact;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;
import io.mooring.scenario.stack.Topic;

/** Grants begin without a browser of ours, and end at the server that gave them, by RFC 7009. */
@Order(6)
@ExtendWith(RunningStack.class)
class GrantsWithoutBrowserScenarioIT {

    private final Stack stack;
    private final Tenant tenant;
    private final Issuer issuer;

    GrantsWithoutBrowserScenarioIT(Stack stack) throws IOException {
        assumeTrue(Issuer.canRun(), "no node and npm on this machine: no authorization server is asked");
        this.stack = stack;
        this.issuer = Issuer.open();
        this.tenant = Tenant.fresh(stack, "grants");
        register("shop", discovered(issuer));
    }

    @AfterAll
    void closeIssuer() {
        issuer.close();
    }

    @Test
    void revokesAtTheProviderAndSaysWhichTokensDied() {
        String connection = connected("shop", "ada");
        assertThat(issuer.alive("ada")).isEqualTo(1);

        JsonNode revoked = revoked(connection);

        assertThat(issuer.alive("ada")).isZero();
        assertThat(revoked.path("status_reason").textValue()).isEqualTo("revoked_upstream");
        assertThat(tenant.admin().post("/api/connections/" + connection + "/revoke", Map.of()).expect(200).text("id"))
                .isEqualTo(connection);
        assertThat(told(Topics.CONNECTION_REVOKED, connection).text("revokedTokens")).contains("refresh_token",
                "access_token");
    }

    @Test
    void leavesNothingOfARemovedConnectionHereOrThere() {
        String connection = connected("shop", "grace");

        tenant.admin().delete("/api/connections/" + connection).expect(204);

        await().atMost(SOON).untilAsserted(() -> assertThat(issuer.alive("grace")).isZero());
        await().atMost(SOON)
                .untilAsserted(() -> tenant.admin().get("/api/connections/" + connection).expectProblem(404));
        Fact removed = told(Topics.CONNECTION_REMOVED, connection);
        assertThat(removed.text("reason")).isEqualTo("removing");
        assertThat(removed.text("revocation")).isEqualTo("revoked_upstream");
    }

    @Test
    void leavesTheProviderAloneWhenAskedTo() {
        String connection = connected("shop", "linus");

        assertThat(tenant.admin().delete("/api/connections/" + connection + "?upstream=perhaps").expectProblem(400)
                .text()).contains("upstream");
        tenant.admin().delete("/api/connections/" + connection + "?upstream=false").expect(204);

        tenant.admin().get("/api/connections/" + connection).expectProblem(404);
        assertThat(issuer.alive("linus")).isEqualTo(1);
        assertThat(told(Topics.CONNECTION_REMOVED, connection).text("revocation")).isEqualTo("not_told");
    }

    @Test
    void revokesTheConnectionsOfAnIntegrationThatWent() {
        register("kiosk", discovered(issuer));
        String connection = connected("kiosk", "margaret");
        assertThat(issuer.alive("margaret")).isEqualTo(1);

        tenant.admin().delete("/api/integrations/kiosk").expect(200);

        await().atMost(SOON).untilAsserted(() -> assertThat(issuer.alive("margaret")).isZero());
        await().atMost(SOON)
                .untilAsserted(() -> tenant.admin().get("/api/connections/" + connection).expectProblem(404));
        assertThat(told(Topics.CONNECTION_REMOVED, connection).text("reason")).isEqualTo("integration_removed");
    }

    @Test
    void isOverHereWhileTheProviderIsAway() throws IOException {
        Issuer passing = Issuer.open();
        register("stall", discovered(passing));
        String connection = connected("stall", "ada");
        passing.close();
        await().atMost(SOON).until(() -> !passing.process().isAlive());

        assertThat(tenant.admin().post("/api/connections/" + connection + "/revoke", Map.of()).expect(200)
                .text("status")).isEqualTo("REVOKING");

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode waiting = tenant.admin().get("/api/connections/" + connection).expect(200).json();
            assertThat(waiting.path("status").textValue()).isEqualTo("REVOKING");
            assertThat(waiting.path("failure_count").intValue()).isPositive();
            assertThat(waiting.path("next_check_at").textValue()).isNotBlank();
        });
        JsonNode over = tenant.admin().post("/api/connections/" + connection + "/revoke?upstream=false", Map.of())
                .expect(200).json();
        assertThat(over.path("status").textValue()).isEqualTo("REVOKED");
        assertThat(over.path("status_reason").textValue()).isEqualTo("not_told");
    }

    @Test
    void connectsAnAppByItsOwnCredentialsAndRenewsThem() {
        register("robots", """
                {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "%s/token",
                 "scopes": {"shop:read": "read"}}}}""".formatted(issuer.url()));
        Map<String, ?> order = Map.of("owner", "org", "integration", "robots", "name", "night shift", "template",
                "sign-in");
        String config = config("robots", "wrong");
        assertThat(tenant.admin().post("/api/connections", order).expectProblem(422).text())
                .contains("/auth_config", "invalid_client").doesNotContain("wrong");
        assertThat(tenant.admin().get("/api/connections?integration=robots").expect(200).json().path("connections"))
                .isEmpty();
        tenant.admin().send("PATCH", "/api/oauth/configs/" + config, Map.of("client_secret", "robot-s3cret"))
                .expect(200);

        JsonNode made = tenant.admin().post("/api/connections", order).expect(201).json();

        assertThat(made.path("status").textValue()).isEqualTo("ACTIVE");
        assertThat(made.path("granted_scopes").toString()).contains("shop:read");
        assertThat(made.path("access_expires_at").textValue()).isNotBlank();
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode later = tenant.admin().get("/api/connections/" + made.path("id").textValue()).expect(200).json();
            assertThat(later.path("credential_version").longValue())
                    .isGreaterThan(made.path("credential_version").longValue() + 1);
            assertThat(later.path("health").textValue()).isEqualTo("HEALTHY");
        });
    }

    @Test
    void connectsAnAppAgainOnceItHasItsNextSecret() {
        register("night", discovered(issuer));
        String config = config("night", "robot-s3cret");
        String connection = tenant.admin().post("/api/connections", Map.of("owner", "org", "integration", "night",
                "name", "all", "template", "sign-in", "grant", "client_credentials")).expect(201).text("id");
        String again = "/api/connections/" + connection + "/credential";
        tenant.admin().send("PATCH", "/api/oauth/configs/" + config, Map.of("client_secret", "mistyped")).expect(200);
        assertThat(tenant.admin().post(again, Map.of()).expectProblem(422).text()).contains("/auth_config",
                "invalid_client");
        assertThat(tenant.admin().post(again, Map.of("value", "t0ken")).expectProblem(400).text()).contains("/values");
        tenant.admin().send("PATCH", "/api/oauth/configs/" + config, Map.of("client_secret", "robot-s3cret"))
                .expect(200);
        new Database(stack, "connection").update("update app.connection set status = 'REAUTH_REQUIRED', due_at = null"
                + " where id = '" + connection + "'");

        assertThat(tenant.admin().post(again, Map.of()).expect(200).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void endsTheTokenOfAnAppAtAServerThatWasDiscovered() {
        register("fleet", discovered(issuer));
        config("fleet", "robot-s3cret");
        Map<String, String> order = Map.of("owner", "org", "integration", "fleet", "name", "all", "template", "sign-in",
                "grant", "client_credentials");
        assertThat(tenant.admin().post("/api/connections", with(order, "grant", "password")).expectProblem(400).text())
                .contains("/grant");
        assertThat(tenant.admin().post("/api/connections", with(order, "auth_config", "ac_none")).expectProblem(404)
                .text()).contains("auth config");
        String connection = tenant.admin().post("/api/connections", order).expect(201).text("id");

        JsonNode revoked = revoked(connection);

        assertThat(revoked.path("status_reason").textValue()).isEqualTo("revoked_upstream");
        assertThat(told(Topics.CONNECTION_REVOKED, connection).text("revokedTokens")).contains("access_token")
                .doesNotContain("refresh_token");
    }

    @Test
    void connectsAnAccountByConsentOnAnotherDevice() {
        register("telly", discovered(issuer));
        config("telly", "tv", "tv-s3cret");
        Answer begun = begunOnDevice("telly", "edsger");
        String connection = begun.text("connection_id");
        assertThat(begun.json().path("interval").longValue()).isPositive();
        assertThat(begun.text("verification_uri")).startsWith(issuer.url().toString());
        assertThat(begun.text("expires_at")).isNotBlank();
        assertThat(begun.text()).doesNotContain("device_code");
        assertThat(status(connection)).isEqualTo("PENDING");
        try (Browser phone = new Browser()) {
            assertThat(phone.approve(begun.text("verification_uri_complete"), "edsger", "pw"))
                    .contains("Sign-in Success");
        }

        await().atMost(SOON).untilAsserted(() -> assertThat(status(connection)).isEqualTo("ACTIVE"));

        assertThat(issuer.alive("edsger")).isEqualTo(1);
        tenant.admin().delete("/api/connections/" + connection).expect(204);
        await().atMost(SOON).untilAsserted(() -> assertThat(issuer.alive("edsger")).isZero());
    }

    @Test
    void failsWhenThePersonSaysNoOnTheOtherDevice() {
        register("kitchen", discovered(issuer));
        config("kitchen", "tv", "tv-s3cret");
        Answer begun = begunOnDevice("kitchen", "barbara");

        try (Browser phone = new Browser()) {
            phone.refuse(begun.text("verification_uri_complete"));
        }

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode shown = tenant.admin().get("/api/connections/" + begun.text("connection_id")).expect(200).json();
            assertThat(shown.path("status").textValue()).isEqualTo("FAILED");
            assertThat(shown.path("status_reason").textValue()).isEqualTo("access_denied");
        });
    }

    /** Once the provider has been told: the request waits for that, but not for ever. */
    private JsonNode revoked(String connection) {
        tenant.admin().post("/api/connections/" + connection + "/revoke", Map.of()).expect(200);
        return await().atMost(SOON).until(
                () -> tenant.admin().get("/api/connections/" + connection).expect(200).json(),
                shown -> "REVOKED".equals(shown.path("status").textValue()));
    }

    private Answer begunOnDevice(String integration, String user) {
        Map<String, String> body = Map.of("owner", "user", "user_id", user, "integration", integration);
        return tenant.admin().post("/api/oauth/device", body).expect(201);
    }

    private String status(String connection) {
        return tenant.admin().get("/api/connections/" + connection).expect(200).text("status");
    }

    private static Map<String, String> with(Map<String, String> order, String field, String value) {
        Map<String, String> other = new HashMap<>(order);
        other.put(field, value);
        return other;
    }

    private String config(String app, String secret) {
        return config(app, "robot", secret);
    }

    private String config(String app, String client, String secret) {
        Map<String, Object> config = Map.of("app", app, "client_id", client, "client_secret", secret, "scopes",
                List.of("shop:read"));
        return await().atMost(SOON).until(() -> tenant.admin().post("/api/oauth/configs", config),
                answer -> !answer.text().contains("unknown-app")).expect(201).text("id");
    }

    private Fact told(String topic, String connection) {
        return await().atMost(SOON).until(
                () -> Topic.read(stack, topic, tenant.name()).stream()
                        .filter(fact -> fact.key().endsWith("/" + connection)).findFirst(),
                found -> found.isPresent()).orElseThrow();
    }

    private String connected(String integration, String account) {
        Map<String, ?> body = Map.of("owner", "user", "user_id", account, "integration", integration, "name", account);
        Answer begun = await().atMost(SOON).until(() -> tenant.admin().post("/api/oauth/start", body),
                answer -> !answer.text().contains("unknown-integration")).expect(201);
        try (Browser browser = new Browser()) {
            Browser.Seen end = browser.open(browser.signIn(begun.text("auth_url"), account, "pw",
                    url -> url.contains("/api/oauth/callback")));
            assertThat(end.status()).as(end.text()).isEqualTo(200);
        }
        return begun.text("connection_id");
    }

    private static String discovered(Issuer at) {
        return """
                {"type": "openIdConnect", "openIdConnectUrl": "%s/.well-known/openid-configuration"}"""
                .formatted(at.url());
    }

    private void register(String slug, String scheme) {
        tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", Map.of("kind", "blob", "value", """
                {"openapi": "3.1.0", "info": {"title": "Shop", "version": "1"}, "servers": [{"url": "%s"}],
                 "components": {"securitySchemes": {"signIn": %s}}, "security": [{"signIn": ["shop:read"]}],
                 "paths": {"/me": {"get": {"operationId": "me", "responses": {"200": {"description": "who"}}}}}}"""
                .formatted(issuer.url(), scheme)))).expect(201);
    }
}
