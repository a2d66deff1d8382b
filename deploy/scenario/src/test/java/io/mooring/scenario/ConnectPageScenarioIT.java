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

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Browser;
import io.mooring.scenario.party.Issuer;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.party.Visitor;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** A person connects accounts on the hosted page, without JavaScript; nobody else can, and nothing wrong is kept. */
@Order(6)
@ExtendWith(RunningStack.class)
class ConnectPageScenarioIT {

    private static final String DONE = "http://localhost:3999/connected?from=mooring";
    private static final String KEY = "key-given-on-the-page-0815";

    private final Stack stack;
    private final Tenant tenant;
    private final Api platform;
    private final Upstream provider = Upstream.start();

    ConnectPageScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "connect-page");
        this.platform = tenant.key("platform").holder();
        tenant.admin().post("/api/oauth/redirects", Map.of("url", DONE)).expect(201);
        // its key is asked about at the provider's own identity route, here
        tenant.admin().post("/api/presets/dovetail/install", Map.of("baseUrl", provider.url().toString())).expect(201);
        await().atMost(SOON).untilAsserted(() -> platform.get("/install/dovetail").expect(200));
    }

    @AfterAll
    void stopProvider() {
        provider.close();
    }

    @Test
    void takesAKeyAndTellsThePlatform() {
        Answer made = session(Map.of("user_id", "ada", "integrations", List.of("dovetail"), "redirect_url", DONE));
        try (Visitor ada = new Visitor()) {
            ada.enter(made.text("url"));

            assertThat(ada.status()).isEqualTo(200);
            assertThat(ada.url()).isEqualTo(platform.base() + "/connect/s/" + made.text("id"));
            assertThat(ada.text()).contains("Connect your accounts", "Dovetail");
            assertThat(ada.source()).contains("<html lang=\"en\">").doesNotContain("<script", "style=");
            assertThat(ada.header("Content-Security-Policy")).contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(ada.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(ada.header("Cache-Control")).isEqualTo("no-store");

            // nothing given: the field is named, nothing kept
            ada.follow("Connect Dovetail").send();
            assertThat(ada.status()).isEqualTo(400);
            assertThat(ada.text()).contains("Dovetail is not connected", "Expected a value");
            assertThat(ada.source()).contains("aria-invalid=\"true\"");
            assertThat(shown(made).path("connections")).isEmpty();

            // a key the provider refuses: the field is named, nothing kept
            provider.answers(401, "{}");
            ada.fill("API key", "wrong-" + KEY).send();
            assertThat(ada.status()).isEqualTo(422);
            assertThat(ada.isWrong("API key")).isTrue();
            assertThat(ada.described("API key")).contains("refuses the credential");
            assertThat(ada.source()).doesNotContain(KEY);
            assertThat(shown(made).path("connections")).isEmpty();
            assertThat(platform.get("/api/connections?user_id=ada&status=ACTIVE").expect(200).json()
                    .path("connections")).isEmpty();

            provider.answers(200, "{\"data\": {\"id\": \"workspace-7\"}}");
            ada.fill("API key", KEY).send();
            assertThat(ada.status()).isEqualTo(200);
            assertThat(ada.text()).contains("All connected", "Connected.");
            assertThat(provider.seen().getLast().headers()).containsEntry("authorization", "Bearer " + KEY);
            assertThat(ada.source()).doesNotContain(KEY);
            assertThat(ada.address("Return to localhost")).startsWith(DONE + "&status=success&session_id="
                    + made.text("id") + "&connection_id=conn_");
        }
        JsonNode session = shown(made);
        assertThat(session.path("status").textValue()).isEqualTo("opened");
        JsonNode one = session.path("connections").get(0);
        assertThat(one.path("connected").booleanValue()).isTrue();
        assertThat(one.path("integration").textValue()).isEqualTo("dovetail");
        JsonNode connection = platform.get("/api/connections/" + one.path("connection_id").textValue()).expect(200)
                .json();
        assertThat(connection.path("user_id").textValue()).isEqualTo("ada");
        assertThat(connection.path("status").textValue()).isEqualTo("ACTIVE");
    }

    @Test
    void testsADatabaseAndNamesTheFieldThatIsWrong() {
        Answer made = session(Map.of("user_id", "grace", "integrations", List.of("postgres"), "name", "unused"));
        try (Visitor grace = new Visitor()) {
            grace.enter(made.text("url")).follow("Connect PostgreSQL").fill("Connection Name", "Our database")
                    .fill("Host", "127.0.0.1").fill("Port", String.valueOf(stack.port("postgres")))
                    .fill("Database", "health").fill("Username", "postgres").fill("Password", "wrong").send();

            assertThat(grace.status()).isEqualTo(422);
            assertThat(grace.isWrong("Password") || grace.isWrong("Username")).isTrue();
            assertThat(grace.text()).contains("is not connected");
            assertThat(grace.value("Host")).isEqualTo("127.0.0.1");
            assertThat(grace.value("Password")).isEmpty();

            grace.fill("Password", stack.secret("postgres.password")).fill("Database", "nothing").send();
            assertThat(grace.status()).isEqualTo(422);
            assertThat(grace.isWrong("Database")).isTrue();
            assertThat(grace.described("Database")).isNotEmpty();
            assertThat(databases("grace")).isEmpty();

            grace.fill("Password", stack.secret("postgres.password")).fill("Database", "health").send();
            assertThat(grace.text()).contains("All connected", "Connected as 127.0.0.1/health");
        }
        assertThat(databases("grace")).hasSize(1);
        assertThat(shown(made).at("/connections/0/connected").booleanValue()).isTrue();
    }

    @Test
    void sendsThePersonToTheProviderAndBack() throws IOException {
        assumeTrue(Issuer.canRun(), "no node and npm on this machine: no authorization server is asked");
        try (Issuer issuer = Issuer.open()) {
            issuer.register(tenant, "shop");
            await().atMost(SOON).untilAsserted(() -> platform.get("/install/shop").expect(200));
            Answer made = session(Map.of("user_id", "linus", "integrations", List.of("shop"), "redirect_url", DONE));
            connectAtShop(made, "linus");
            String connection = shown(made).at("/connections/0/connection_id").textValue();
            assertThat(platform.get("/api/connections/" + connection).expect(200).text()).contains("ACTIVE",
                    "linus@shop.example");

            // the same connection again: of the same account alone
            Answer again = session(Map.of("user_id", "linus", "connection_id", connection));
            assertThat(connectAtShop(again, "mallory")).contains("another account");
            assertThat(shown(again).at("/connections/0/connected").booleanValue()).isFalse();
            assertThat(connectAtShop(session(Map.of("user_id", "linus", "connection_id", connection)), "linus"))
                    .contains("All connected", "linus@shop.example");
            platform.post("/api/connect/sessions", Map.of("user_id", "ada", "connection_id", connection))
                    .expectProblem(404);
        }
    }

    /** The page, as its browser sees it afterwards. */
    private String connectAtShop(Answer made, String account) {
        try (Visitor visitor = new Visitor(); Browser browser = new Browser()) {
            visitor.enter(made.text("url")).follow("Connect Shop").send();
            assertThat(visitor.text()).contains("Go on to Shop");
            String end = browser.open(browser.signIn(visitor.address("Continue to Shop"), account, "pw",
                    url -> url.contains("/api/oauth/callback"))).location();
            assertThat(end).startsWith(platform.base() + "/connect/s/" + made.text("id") + "?status=");
            return visitor.open(end).text();
        }
    }

    @Test
    void belongsToTheBrowserThatOpenedItFirst() {
        Answer made = session(Map.of("user_id", "ada", "integrations", List.of("dovetail")));
        try (Visitor ada = new Visitor(); Visitor eve = new Visitor()) {
            assertThat(ada.enter(made.text("url")).status()).isEqualTo(200);
            String page = ada.url();

            assertThat(eve.open(made.text("url")).status()).isEqualTo(410);
            assertThat(eve.text()).contains("another browser", "ask for a new one");
            assertThat(eve.open(page).status()).isEqualTo(404);
            assertThat(eve.open(page + "/dovetail").status()).isEqualTo(404);
            assertThat(ada.open(made.text("url")).url()).isEqualTo(page);
        }
    }

    /** As programs do that show what a link in a message is about, and other sites that would have a browser go in. */
    @Test
    void isUsedUpByNobodyWhoOnlyLooks() {
        Answer made = session(Map.of("user_id", "ada", "integrations", List.of("dovetail")));
        try (Browser preview = new Browser(); Browser lured = new Browser(); Visitor ada = new Visitor()) {
            for (int time = 0; time < 2; time++) {
                Browser.Seen look = preview.open(made.text("url"));
                assertThat(look.status()).isEqualTo(200);
                assertThat(look.text()).contains("Dovetail", "Continue").doesNotContain("<script");
                assertThat(look.cookies()).isEmpty();
            }
            assertThat(lured.saying("Sec-Fetch-Site", "cross-site").press(made.text("url")).status()).isEqualTo(403);
            assertThat(shown(made).path("status").textValue()).isEqualTo("created");

            assertThat(ada.enter(made.text("url")).text()).contains("Connect Dovetail");
            assertThat(shown(made).path("status").textValue()).isEqualTo("opened");
            assertThat(preview.open(made.text("url")).status()).isEqualTo(410);
        }
    }

    @Test
    void takesNoFormOfAnotherPage() {
        Answer made = session(Map.of("user_id", "ada", "integrations", List.of("dovetail"), "name", "forged"));
        try (Visitor ada = new Visitor()) {
            ada.enter(made.text("url")).follow("Connect Dovetail").fill("API key", KEY).forge("csrf", "0".repeat(64))
                    .send();

            assertThat(ada.status()).isEqualTo(403);
            assertThat(shown(made).path("connections")).isEmpty();
        }
    }

    @Test
    void offersNothingTheSessionDoesNot() {
        Answer made = session(Map.of("user_id", "ada", "integrations", List.of("dovetail")));
        try (Visitor ada = new Visitor()) {
            String page = ada.enter(made.text("url")).url();

            assertThat(ada.open(page + "/postgres").status()).isEqualTo(404);
            assertThat(ada.open(page + "/nothing").status()).isEqualTo(404);
        }
    }

    @Test
    void endsWithItsTimeAndWhenThePlatformSaysSo() {
        Answer late = session(Map.of("user_id", "ada", "integrations", List.of("dovetail")));
        Answer ended = session(Map.of("user_id", "ada", "integrations", List.of("dovetail")));
        try (Visitor ada = new Visitor()) {
            String page = ada.enter(late.text("url")).url();
            new Database(stack, "connection").update("update app.connect_session set expires_at = now() where id = '"
                    + late.text("id") + "'");
            assertThat(ada.open(page).status()).isEqualTo(410);
            assertThat(ada.text()).contains("over");
            assertThat(shown(late).path("status").textValue()).isEqualTo("expired");

            platform.delete("/api/connect/sessions/" + ended.text("id")).expect(204);
            assertThat(ada.open(ended.text("url")).status()).isEqualTo(410);
            assertThat(ada.open(platform.base() + "/connect/" + tenant.name() + "." + "A".repeat(43)).status())
                    .isEqualTo(404);
            assertThat(ada.open(platform.base() + "/connect/x").status()).isEqualTo(404);
        }
        assertThat(shown(ended).path("status").textValue()).isEqualTo("ended");
    }

    /** A link that was passed on: the platform sees that somebody else is signed in, and nothing is connected. */
    @Test
    void letsThePlatformSayWhoseBrowserItIs() {
        Map<String, Object> asked = Map.of("user_id", "mallory", "integrations", List.of("dovetail"), "redirect_url",
                DONE, "confirm", true);
        Answer passedOn = session(asked);
        Answer own = session(asked);
        try (Browser victim = new Browser(); Browser mallory = new Browser()) {
            String refused = code(victim, passedOn);
            assertThat(confirm(passedOn, refused, "ada").expectProblem(409).text()).contains("other-user");
            confirm(passedOn, refused, "mallory").expectProblem(400);
            assertThat(shown(passedOn).path("status").textValue()).isEqualTo("ended");
            assertThat(victim.open(platform.base() + "/connect/s/" + passedOn.text("id")).status()).isEqualTo(410);

            String code = code(mallory, own);
            confirm(own, code + "x", "mallory").expectProblem(400);
            String page = confirm(own, code, "mallory").expect(200).text("url");
            assertThat(mallory.open(page).status()).isEqualTo(200);
        }
    }

    private String code(Browser browser, Answer made) {
        String page = browser.press(made.text("url")).location();
        String back = browser.open(page).location();
        assertThat(back).startsWith(DONE + "&status=confirm&session_id=" + made.text("id"));
        return back.replaceFirst(".*&code=", "");
    }

    private Answer confirm(Answer made, String code, String user) {
        return platform.post("/api/connect/sessions/" + made.text("id") + "/confirm",
                Map.of("code", code, "user_id", user));
    }

    @Test
    void namesWhatIsWrongWithARequestForALink() {
        assertThat(problem(Map.of("integrations", List.of("dovetail")))).isEqualTo("/user_id");
        assertThat(problem(Map.of("user_id", "ada", "integrations", List.of("unheard-of"))))
                .isEqualTo("/integrations/0");
        assertThat(problem(Map.of("user_id", "ada", "redirect_url", "https://evil.example/")))
                .isEqualTo("/redirect_url");
        assertThat(problem(Map.of("user_id", "ada", "expires_in", 5))).isEqualTo("/expires_in");
        assertThat(problem(Map.of("user_id", "ada", "confirm", true))).isEqualTo("/redirect_url");
        Answer made = session(Map.of("user_id", "ada"));
        assertThat(platform.get("/api/connect/sessions?limit=200").expect(200).text()).contains(made.text("id"))
                .doesNotContain(made.text("url").replaceFirst(".*\\.", ""));
        Tenant.fresh(stack, "connect-other").admin().get("/api/connect/sessions/" + made.text("id")).expectProblem(404);
    }

    private String problem(Map<String, ?> body) {
        return platform.post("/api/connect/sessions", body).expectProblem(400).text("field");
    }

    private Answer session(Map<String, ?> body) {
        return await().atMost(SOON).until(() -> platform.post("/api/connect/sessions", new HashMap<>(body)),
                answer -> !answer.text().contains("unknown-integration")).expect(201);
    }

    private JsonNode shown(Answer made) {
        return platform.get("/api/connect/sessions/" + made.text("id")).expect(200).json();
    }

    private JsonNode databases(String user) {
        return platform.get("/api/databases?user_id=" + user).expect(200).json().path("databases");
    }
}
