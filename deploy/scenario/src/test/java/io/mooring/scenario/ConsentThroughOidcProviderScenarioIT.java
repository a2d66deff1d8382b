package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Browser;
import io.mooring.scenario.party.Browser.Seen;
import io.mooring.scenario.party.Issuer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** An account is connected at a server nobody described, through its own pages; and every way to misuse the way there. */
@Order(6)
@ExtendWith(RunningStack.class)
class ConsentThroughOidcProviderScenarioIT {

    private static final String DONE = "http://localhost:3999/done?from=mooring";

    private final Tenant tenant;
    private final Issuer issuer;

    ConsentThroughOidcProviderScenarioIT(Stack stack) throws IOException {
        assumeTrue(Issuer.canRun(), "no node and npm on this machine: no authorization server is asked");
        this.issuer = Issuer.open();
        this.tenant = Tenant.fresh(stack, "consent");
        tenant.admin().post("/api/oauth/redirects", Map.of("url", DONE)).expect(201);
        issuer.register(tenant, "shop");
    }

    @AfterAll
    void closeIssuer() {
        issuer.close();
    }

    @Test
    void connectsAnAccountAfterRegistrationLoginAndConsent() {
        Answer begun = begin("ada", "first");
        assertThat(tenant.admin().get("/api/connections/" + begun.text("connection_id")).expect(200).text("status"))
                .isEqualTo("PENDING");

        try (Browser browser = new Browser()) {
            Seen start = browser.open(begin("ada", "first").text("auth_url"));
            assertThat(start.status()).isEqualTo(303);
            assertThat(start.location()).startsWith(issuer.url() + "/auth?").contains("code_challenge_method=S256");
            assertThat(start.cookies()).singleElement().asString().contains("HttpOnly", "SameSite=Lax",
                    "Path=/api/oauth/callback/shop").doesNotContain("Secure");
            Seen end = browser.open(browser.signIn(start.location(), "ada", "pw", this::isCallback));

            assertThat(end.location()).startsWith(DONE + "&status=success&appName=shop&connection_id=");
        }
        JsonNode connection = tenant.admin().get("/api/connections/" + begun.text("connection_id")).expect(200).json();
        assertThat(connection.path("status").textValue()).isEqualTo("ACTIVE");
        assertThat(connection.toString()).contains("ada@shop.example", "shop:read");
        JsonNode config = tenant.admin().get("/api/oauth/configs").expect(200).json().path("configs").get(0);
        assertThat(config.path("origin").textValue()).isEqualTo("dynamic_client_registration");
        assertThat(config.path("has_secret").booleanValue()).isTrue();
        assertThat(config.toString()).doesNotContain("\"client_secret\"");
    }

    @Test
    void findsWhoGrantsAccessToAProtectedResourceAndAsksForTokensOfItAlone() {
        issuer.register(tenant, "tools", issuer.url() + "/mcp", "shop:read");

        Answer begun = start(Map.of("owner", "user", "user_id", "mia", "integration", "tools", "redirect_url", DONE))
                .expect(201);
        try (Browser browser = new Browser()) {
            String provider = browser.open(begun.text("auth_url")).location();
            assertThat(provider).startsWith(issuer.url() + "/auth?")
                    .contains("resource=" + URLEncoder.encode(issuer.url() + "/mcp", StandardCharsets.UTF_8));
            String callback = browser.signIn(provider, "mia", "pw", this::isCallback);
            assertThat(browser.open(callback).location()).contains("status=success");
        }

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(tenant.admin().post("/api/tools/execute",
                Map.of("user_id", "mia", "action", "mcp_tools_me", "params", Map.of())).expect(200).text())
                .contains("\"success\":true", issuer.url() + "/mcp"));
    }

    @Test
    void renewsAConnectionOnlyForTheSameAccount() {
        String connection = connected("grace", "renewed");

        String other = end(tenant.admin().post("/api/oauth/start",
                Map.of("connection_id", connection, "redirect_url", DONE)).expect(201), "mallory");
        String same = end(tenant.admin().post("/api/oauth/start",
                Map.of("connection_id", connection, "redirect_url", DONE)).expect(201), "grace");
        assertThat(other).contains("status=error", "error=different_account");
        assertThat(same).contains("status=success", connection);
        assertThat(shown(connection)).contains("grace@shop.example");

        String replaced = end(tenant.admin().post("/api/oauth/start",
                Map.of("connection_id", connection, "redirect_url", DONE, "replace", true)).expect(201), "linus");
        assertThat(replaced).contains("status=success", connection);
        assertThat(shown(connection)).contains("linus@shop.example", "ACTIVE");
    }

    /** Without openid the server gives a good token, and does not say whose it is (RFC 6750 §3.1). */
    @Test
    void renewsNoConnectionForSomebodyWhoCannotBeNamed() {
        String connection = connected("grace", "unnamed");
        Map<String, Object> nameless = Map.of("connection_id", connection, "redirect_url", DONE, "scopes",
                List.of("shop:read"));

        String refused = end(tenant.admin().post("/api/oauth/start", nameless).expect(201), "mallory");

        assertThat(refused).contains("status=error", "error=unknown_account");
        assertThat(shown(connection)).contains("grace@shop.example", "ACTIVE");

        Map<String, Object> told = new HashMap<>(nameless);
        told.put("replace", true);
        assertThat(end(tenant.admin().post("/api/oauth/start", told).expect(201), "mallory"))
                .contains("status=success", connection);
        assertThat(shown(connection)).doesNotContain("shop.example\",").contains("ACTIVE");
    }

    @Test
    void acceptsAStateOnce() {
        Answer begun = begin("ada", "replayed");
        try (Browser browser = new Browser()) {
            String callback = browser.signIn(begun.text("auth_url"), "ada", "pw", this::isCallback);
            assertThat(browser.open(callback).location()).contains("status=success");

            Seen again = browser.open(callback);

            assertThat(again.status()).isEqualTo(400);
            assertThat(again.text()).contains("used_state").doesNotContain("conn_");
        }
        assertThat(shown(begun.text("connection_id"))).contains("ACTIVE");
    }

    @Test
    void refusesForgedAndForeignStates() {
        try (Browser browser = new Browser()) {
            String here = tenant.admin().base() + "/api/oauth/callback/shop?code=c&state=";
            for (String state : new String[]{"", "x", tenant.name() + "." + "A".repeat(43), "local." + "A".repeat(43),
                    "*." + "A".repeat(43), "no-such-tenant." + "A".repeat(43)}) {
                Seen refused = browser.open(here + state);
                assertThat(refused.status()).as(state).isEqualTo(400);
                assertThat(refused.text()).contains("invalid_state", "<html lang=\"en\">");
            }
        }
    }

    @Test
    void refusesAnotherBrowserAndLetsTheRightOneFinish() {
        Answer begun = begin("ada", "carried");
        try (Browser victim = new Browser(); Browser attacker = new Browser()) {
            String callback = victim.signIn(begun.text("auth_url"), "ada", "pw", this::isCallback);

            Seen elsewhere = attacker.open(callback);

            assertThat(elsewhere.status()).isEqualTo(400);
            assertThat(elsewhere.text()).contains("other_browser");
            assertThat(shown(begun.text("connection_id"))).contains("PENDING");
            assertThat(victim.open(callback).location()).contains("status=success");
        }
    }

    @Test
    void refusesACodeFromAnotherWay() {
        Answer mine = begin("ada", "injected");
        Answer theirs = begin("mallory", "stolen-from");
        try (Browser victim = new Browser(); Browser attacker = new Browser()) {
            String code = attacker.signIn(theirs.text("auth_url"), "mallory", "pw", this::isCallback)
                    .replaceFirst(".*[?&]code=([^&]*).*", "$1");
            String callback = victim.signIn(mine.text("auth_url"), "ada", "pw", this::isCallback);

            Seen end = victim.open(callback.replaceFirst("([?&])code=[^&]*", "$1code=" + code));

            assertThat(end.location()).contains("status=error", "error=invalid_grant");
        }
        assertThat(shown(mine.text("connection_id"))).contains("FAILED");
    }

    @Test
    void refusesAnAnswerOfAnotherIssuerOrAtAnotherAppsAddress() {
        Answer begun = begin("ada", "mixed-up");
        try (Browser browser = new Browser()) {
            String callback = browser.signIn(begun.text("auth_url"), "ada", "pw", this::isCallback);

            Seen misplaced = browser.open(callback.replace("/callback/shop", "/callback/other"));
            Seen foreign = browser.open(callback.replaceFirst("([?&])iss=[^&]*", "$1iss=https%3A%2F%2Fevil.example"));

            assertThat(misplaced.text()).contains("invalid_state");
            assertThat(foreign.location()).contains("status=error", "error=issuer_mismatch");
        }
        assertThat(shown(begun.text("connection_id"))).contains("FAILED");
    }

    @Test
    void sendsBrowsersOnlyWhereTheTenantAllowedIt() {
        for (String url : new String[]{"http://localhost:3999/done", DONE + "&x=1", "https://evil.example/",
                "http://localhost:3999@evil.example/done?from=mooring"}) {
            assertThat(start(Map.of("owner", "user", "user_id", "ada", "integration", "shop", "redirect_url", url))
                    .expectProblem(400).text()).contains("/redirect_url");
        }
    }

    @Test
    void followsALinkOnce() {
        Answer begun = begin("ada", "followed");
        try (Browser first = new Browser(); Browser second = new Browser(); Browser hasty = new Browser()) {
            Seen ahead = hasty.saying("Sec-Purpose", "prefetch;prerender").open(begun.text("auth_url"));
            assertThat(ahead.status()).isEqualTo(503);
            assertThat(ahead.cookies()).isEmpty();
            assertThat(first.open(begun.text("auth_url")).status()).isEqualTo(303);

            Seen again = second.open(begun.text("auth_url"));

            assertThat(again.status()).isEqualTo(400);
            assertThat(again.text()).contains("invalid_link");
            assertThat(again.cookies()).isEmpty();
        }
    }

    @Test
    void saysThatThePersonSaidNo() {
        Answer begun = begin("ada", "denied");
        try (Browser browser = new Browser()) {
            String callback = browser.signIn(begun.text("auth_url"), "ada", "pw", this::isCallback);

            Seen end = browser.open(callback.replaceFirst("([?&])code=[^&]*", "$1error=access_denied"));

            assertThat(end.location()).contains("status=error", "error=access_denied");
        }
        assertThat(shown(begun.text("connection_id"))).contains("FAILED", "access_denied");
    }

    private String connected(String account, String name) {
        Answer begun = begin(account, name);
        assertThat(end(begun, account)).contains("status=success");
        return begun.text("connection_id");
    }

    private String end(Answer begun, String account) {
        try (Browser browser = new Browser()) {
            return browser.open(browser.signIn(begun.text("auth_url"), account, "pw", this::isCallback)).location();
        }
    }

    private Answer begin(String user, String name) {
        return start(
                Map.of("owner", "user", "user_id", user, "integration", "shop", "name", name, "redirect_url", DONE))
                .expect(201);
    }

    /** Once the integration has arrived from the catalog. */
    private Answer start(Map<String, ?> body) {
        return await().atMost(Duration.ofMinutes(2)).until(() -> tenant.admin().post("/api/oauth/start", body),
                answer -> !answer.text().contains("unknown-integration"));
    }

    private String shown(String connection) {
        return tenant.admin().get("/api/connections/" + connection).expect(200).text();
    }

    private boolean isCallback(String url) {
        return url.contains("/api/oauth/callback");
    }
}
