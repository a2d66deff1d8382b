package io.mooring.scenario;

import static io.mooring.scenario.party.FakeReply.changed;
import static io.mooring.scenario.party.FakeReply.error;
import static io.mooring.scenario.party.FakeReply.text;
import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Browser;
import io.mooring.scenario.party.Browser.Seen;
import io.mooring.scenario.party.FakeAccount;
import io.mooring.scenario.party.FakeAccount.Door;
import io.mooring.scenario.party.FakeProvider;
import io.mooring.scenario.party.FakeReply;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.stack.Database;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Consent goes wrong, by accident or on purpose: the person is told so, and no secret stays behind. */
@Order(6)
@ExtendWith(RunningStack.class)
class ConsentUnderAttackScenarioIT {

    private static final String METADATA = "http://169.254.169.254/latest/meta-data";

    private static final String DONE = "http://localhost:3999/consented";

    private final Tenant tenant;
    private final Database database;
    private final FakeProvider provider = FakeProvider.start();
    private final FakeProvider other = FakeProvider.start();

    ConsentUnderAttackScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "attacked");
        this.database = new Database(stack, "connection");
        tenant.admin().post("/api/oauth/redirects", Map.of("url", DONE)).expect(201);
        provider.registered(tenant, "shop");
        other.registered(tenant, "mill");
    }

    @AfterAll
    void closeProviders() {
        provider.close();
        other.close();
    }

    @Test
    void keepsNothingWhateverTheTokenEndpointAnswers() throws Exception {
        Map<String, FakeReply> faults = new HashMap<>();
        faults.put("timeout", FakeReply.never());
        faults.put("invalid_grant", error(200, "invalid_grant"));
        faults.put("invalid_client", error(401, "invalid_client"));
        faults.put("unreadable_answer", text(200, "text/html", "<title>Sign in</title>"));
        faults.put("answer_too_large", FakeReply.huge());
        faults.put("connection_lost", FakeReply.lost());
        faults.put("http_307", FakeReply.leadsTo(METADATA));
        faults.put("http_502", text(502, "text/html", "<h1>Bad gateway</h1>"));
        faults.put("server_error", error(500, "server_error"));
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, Future<Seen>> ends = new HashMap<>();
            faults.forEach((word, fault) -> {
                provider.account(word).answers(Door.EXCHANGE, fault);
                ends.put(word, people.submit(() -> provider.consents(begin("shop", word), word)));
            });

            for (Map.Entry<String, Future<Seen>> end : ends.entrySet()) {
                String word = end.getKey();
                assertThat(end.getValue().get().status()).as(word).isEqualTo(400);
                assertThat(end.getValue().get().text()).contains("(" + word + ")", "<html lang=\"en\">");
                assertOver(word, word);
                assertThat(provider.account(word).seen(Door.EXCHANGE)).as(word).hasSize(1);
            }
        }
    }

    @Test
    void keepsNothingOfATokenThatIsRefusedAndGivesItBack() {
        FakeAccount account = provider.account("void").answers(Door.IDENTITY, error(401, "invalid_token"));

        Seen end = provider.consents(begin("shop", "void"), "void");

        assertThat(end.text()).contains("(unauthorized)");
        assertOver("void", "unauthorized");
        assertThat(account.seen(Door.REVOKE)).isNotEmpty();
    }

    @Test
    void waitsForAProviderThatCannotSayWhoseItIs() {
        FakeAccount account = provider.account("unsaid").answersOnce(Door.IDENTITY, text(503, "text/html", "Later"));

        Seen end = provider.consents(begin("shop", "unsaid"), "unsaid");

        assertThat(end.text()).contains("(verification_pending)");
        assertThat(shown("unsaid").path("status").asText()).isEqualTo("VERIFYING");
        database.update("update app.connection set due_at = now() where id = '" + id("unsaid") + "'");
        await().atMost(SOON).until(() -> shown("unsaid").path("status").asText().equals("ACTIVE"));
        assertThat(account.seen(Door.EXCHANGE)).hasSize(1);
    }

    @Test
    void takesAPageForNoAnswerWhoseItIs() {
        FakeAccount account = provider.account("paged").answersOnce(Door.IDENTITY,
                text(200, "text/html", "<title>Sign in</title>"));

        assertThat(provider.consents(begin("shop", "paged"), "paged").text()).contains("(verification_pending)");

        assertThat(shown("paged").path("status_reason").asText()).isEqualTo("unreadable_answer");
        database.update("update app.connection set due_at = now() where id = '" + id("paged") + "'");
        await().atMost(SOON).until(() -> shown("paged").path("status").asText().equals("ACTIVE"));
        assertThat(account.seen(Door.EXCHANGE)).hasSize(1);
    }

    @Test
    void saysOfTheAuthConfigThatItsClientIsRejected() {
        try (FakeProvider strict = FakeProvider.start()) {
            String config = "/api/oauth/configs/" + strict.registered(tenant, "strict").text("id");
            strict.changesSecret();

            assertThat(strict.consents(begin("strict", "turned-away"), "turned-away").text())
                    .contains("(invalid_client)");

            JsonNode broken = tenant.admin().get(config).expect(200).json();
            assertThat(broken.path("health").asText()).isEqualTo("BROKEN");
            assertThat(broken.at("/problem/reason").asText()).isEqualTo("invalid_client");

            tenant.admin().send("PATCH", config, Map.of("client_secret", strict.secret())).expect(200);
            strict.connected(tenant, "strict", "welcome");
            assertThat(tenant.admin().get(config).expect(200).json().path("health").asText()).isEqualTo("HEALTHY");
        }
    }

    @Test
    void saysWhatWasNotGranted() {
        provider.account("less").grants("read");

        Seen end = provider.consents(begin("shop", "less"), "less");

        assertThat(end.text()).contains("Connected", "Not everything that was asked for was granted");
        assertThat(shown("less").path("missing_scopes").toString()).isEqualTo("[\"write\"]");
    }

    @Test
    void asksNobodyForTokensWhenAnotherIssuerAnswers() {
        provider.account("foreign-issuer").answers(Door.CONSENT, changed(back -> back.put("iss", other.url() + "")));
        provider.account("no-issuer").answers(Door.CONSENT, changed(back -> back.remove("iss")));

        for (String account : List.of("foreign-issuer", "no-issuer")) {
            Seen end = provider.consents(begin("shop", account), account);

            assertThat(end.text()).as(account).contains("(issuer_mismatch)");
            assertOver(account, "issuer_mismatch");
            assertThat(provider.account(account).seen(Door.EXCHANGE)).as(account).isEmpty();
        }
    }

    @Test
    void neverTakesAnAnswerOfOneProviderForThatOfAnother() {
        Answer atShop = begin("shop", "mixed");
        Answer atMill = begin("mill", "mixed-at-mill");
        try (Browser browser = new Browser(); Browser attacker = new Browser()) {
            String shop = provider.signsIn(browser, atShop, "mixed");
            String mill = other.signsIn(attacker, atMill, "mixed-at-mill");

            Seen misplaced = browser.open(shop.replace("/callback/shop", "/callback/mill"));
            Seen injected = browser.open(shop.replaceFirst("([?&])code=[^&]*", "$1code=" + parameter(mill, "code")));

            assertThat(misplaced.text()).contains("(invalid_state)");
            assertThat(injected.text()).contains("(invalid_grant)");
        }
        assertOver("mixed", "invalid_grant");
        assertThat(other.account("mixed-at-mill").seen(Door.EXCHANGE)).isEmpty();
    }

    @Test
    void refusesWhatCameTooLate() {
        Answer begun = begin("shop", "late");
        try (Browser browser = new Browser()) {
            String callback = provider.signsIn(browser, begun, "late");
            database.update("update app.consent set expires_at = now() where connection = '"
                    + begun.text("connection_id") + "'");
            database.update(
                    "update app.connection set due_at = now() where id = '" + begun.text("connection_id") + "'");

            assertThat(browser.open(callback).text()).contains("(expired_state)");
        }
        await().atMost(SOON).until(() -> shown("late").path("status").asText().equals("ABANDONED"));
        assertThat(secretsOf("late")).isEmpty();
        assertThat(provider.account("late").seen(Door.EXCHANGE)).isEmpty();
    }

    @Test
    void letsOneOfTwoLinksFinishAndNeitherHarmTheOther() {
        Answer first = begin("shop", "doubled");
        Answer second = begin("shop", "doubled");
        Answer third = begin("shop", "doubled");
        assertThat(second.text("connection_id")).isEqualTo(first.text("connection_id"));
        provider.account("denied").answers(Door.CONSENT, denied());

        assertThat(provider.consents(first, "doubled").text()).contains("Connected");
        assertThat(provider.consents(second, "denied").text()).contains("(access_denied)");
        assertThat(shown("doubled").path("status").asText()).isEqualTo("ACTIVE");
        assertThat(provider.consents(third, "stranger").text()).contains("Not connected");

        assertThat(shown("doubled").path("status").asText()).isEqualTo("ACTIVE");
        assertThat(shown("doubled").path("external_account_label").asText()).isEqualTo("doubled@fake.example");
        assertThat(provider.account("stranger").seen(Door.REVOKE)).as("given back").isNotEmpty();
    }

    @Test
    void saysThatAConnectionIsOverWhenItsLinkFinishesTooLate() {
        Answer denied = begin("shop", "over");
        Answer late = begin("shop", "over");
        provider.account("no").answers(Door.CONSENT, denied());
        assertThat(provider.consents(denied, "no").text()).contains("(access_denied)");

        Seen end = provider.consents(late, "over");

        assertThat(end.status()).isEqualTo(400);
        assertThat(end.text()).contains("Not connected", "<html lang=\"en\">");
        assertOver("over", "access_denied");
        assertThat(provider.account("over").seen(Door.REVOKE)).as("given back").isNotEmpty();
    }

    @Test
    void tellsThePersonWhenTheAppIsGone() {
        String config = other.registered(tenant, "gone").text("id");
        Answer unfollowed = begin("gone", "early");
        Answer followed = begin("gone", "midway");
        try (Browser browser = new Browser()) {
            String callback = other.signsIn(browser, followed, "midway");
            tenant.admin().delete("/api/oauth/configs/" + config).expect(204);

            for (String url : List.of(unfollowed.text("auth_url"), callback)) {
                Seen end = browser.open(url);
                assertThat(end.status()).isEqualTo(400);
                assertThat(end.text()).contains("(not_configured)", "<html lang=\"en\">");
            }
        }
        assertThat(other.account("midway").seen(Door.EXCHANGE)).isEmpty();
    }

    @Test
    void neverAsksAddressesInside() {
        for (String field : List.of("token_endpoint", "userinfo_endpoint")) {
            String slug = "inside-" + field.charAt(0);
            try (FakeProvider hostile = FakeProvider.start()) {
                hostile.everybody().answers(Door.METADATA, changed(metadata -> metadata.put(field, METADATA)));
                hostile.registered(tenant, slug);

                Seen end = hostile.consents(begin(slug, slug), slug);

                assertThat(end.status()).as(field).isEqualTo(400);
                assertThat(shown(slug).path("status").asText()).as(field).isNotEqualTo("ACTIVE");
                assertThat(end.text()).as(field).contains("Not connected").doesNotContain("169.254");
            }
        }
    }

    @Test
    void neverRegistersOrLooksInside() {
        Map<String, FakeReply> metadata = Map.of(
                "registration", changed(document -> document.put("registration_endpoint", METADATA)),
                "redirect", FakeReply.leadsTo(METADATA),
                "page", text(200, "text/html", "<title>Sign in</title>"),
                "huge", FakeReply.huge(),
                "foreign", changed(document -> document.put("issuer", other.url().toString())),
                "script", changed(document -> document.put("authorization_endpoint", "javascript:alert(1)")));
        metadata.forEach((slug, reply) -> {
            try (FakeProvider hostile = FakeProvider.start()) {
                hostile.everybody().answers(Door.METADATA, reply);
                hostile.described(tenant, slug);

                Answer refused = await().atMost(SOON).until(
                        () -> tenant.admin().post("/api/oauth/configs", Map.of("app", slug)),
                        answer -> !answer.text().contains("unknown-app")).expectProblem(502);

                assertThat(refused.text()).as(slug).contains("no-authorization-server").doesNotContain("169.254");
            }
        });
        assertThat(tenant.admin().get("/api/oauth/configs?limit=200").expect(200).json().path("configs")
                .findValuesAsText("app")).doesNotContainAnyElementsOf(metadata.keySet());
    }

    @Test
    void refusesDiscoveryAtAddressesInside() {
        for (String url : List.of(METADATA, "http://10.0.0.1/.well-known/openid-configuration", "http://[fd00::1]/")) {
            String slug = "at-" + url.replaceAll("[^0-9a-f]", "");
            tenant.admin().post("/api/openapi/specs", Map.of("slug", slug, "spec", Map.of("kind", "blob", "value", """
                    {"openapi": "3.1.0", "info": {"title": "In", "version": "1"}, "servers": [{"url": "%1$s"}],
                     "components": {"securitySchemes": {"in": {"type": "openIdConnect", "openIdConnectUrl": "%2$s"}}},
                     "security": [{"in": []}],
                     "paths": {"/me": {"get": {"operationId": "me", "responses": {"200": {"description": "x"}}}}}}"""
                    .formatted(provider.url(), url)))).expect(201);

            Answer refused = await().atMost(SOON).until(
                    () -> tenant.admin().post("/api/oauth/start",
                            Map.of("owner", "user", "user_id", slug, "integration", slug)),
                    answer -> !answer.text().contains("unknown-integration")).expectProblem(502);

            assertThat(refused.text()).contains("no-authorization-server");
            assertThat(tenant.admin().get("/api/connections?user_id=" + slug).expect(200).json().path("connections"))
                    .isEmpty();
        }
    }

    /** A link that was passed on: the platform sees that somebody else is signed in, and no provider is asked. */
    @Test
    void letsThePlatformSayWhoseBrowserItIs() {
        Answer passedOn = begunToBeConfirmed("passed-on");
        Answer own = begunToBeConfirmed("own");
        try (Browser victim = new Browser(); Browser mallory = new Browser(); Browser eve = new Browser()) {
            String refused = code(victim, passedOn);
            assertThat(confirm(refused, "ada").expectProblem(409).text()).contains("other-user");
            confirm(refused, "mallory").expectProblem(400);
            assertThat(victim.open(passedOn.text("auth_url")).text()).contains("(invalid_link)");

            String first = code(mallory, own);
            assertThat(eve.open(own.text("auth_url")).text()).as("bound already").contains("(invalid_link)");
            String second = code(mallory, own);
            assertThat(confirm(first, "mallory").expectProblem(400).text()).contains("/code");
            Answer goesOn = confirm(second, "mallory").expect(200);
            assertThat(goesOn.text("connection_id")).isEqualTo(own.text("connection_id"));
            assertThat(eve.open(goesOn.text("auth_url")).text()).contains("(invalid_link)");
            assertThat(mallory.open(own.text("auth_url")).text()).as("replaced").contains("(invalid_link)");

            assertThat(mallory.open(provider.signsIn(mallory, goesOn, "mallory")).location())
                    .startsWith(DONE + "?status=success");
        }
        assertThat(tenant.admin().post("/api/oauth/start", Map.of("owner", "user", "user_id", "mallory", "integration",
                "shop", "confirm", true)).expectProblem(400).text()).contains("/redirect_url");
        assertThat(tenant.admin().post("/api/oauth/start", Map.of("owner", "org", "integration", "shop", "redirect_url",
                DONE, "confirm", true)).expectProblem(400).text()).contains("/confirm");
    }

    private Answer begunToBeConfirmed(String name) {
        return FakeProvider.begun(tenant, Map.of("owner", "user", "user_id", "mallory", "integration", "shop", "name",
                name, "redirect_url", DONE, "confirm", true));
    }

    private static String code(Browser browser, Answer begun) {
        String back = browser.open(begun.text("auth_url")).location();
        assertThat(back).startsWith(DONE + "?status=confirm&connection_id=" + begun.text("connection_id"));
        return parameter(back, "code");
    }

    private Answer confirm(String code, String user) {
        return tenant.admin().post("/api/oauth/confirm", Map.of("code", code, "user_id", user));
    }

    private static FakeReply denied() {
        return changed(back -> {
            back.remove("code");
            back.put("error", "access_denied");
        });
    }

    private Answer begin(String slug, String account) {
        return FakeProvider.begun(tenant, Map.of("owner", "user", "user_id", account, "integration", slug));
    }

    /** It ended, for that reason, and left nothing that was secret. */
    private void assertOver(String account, String reason) {
        JsonNode shown = shown(account);
        assertThat(shown.path("status").asText()).as(account).isEqualTo("FAILED");
        assertThat(shown.path("status_reason").asText()).as(account).isEqualTo(reason);
        assertThat(secretsOf(account)).as(account).isEmpty();
    }

    /** What is kept of an account that only its owner should have. */
    private List<String> secretsOf(String account) {
        String id = id(account);
        return database.texts("select 'credential' from app.credential where connection = ?"
                + " union all select 'verifier' from app.consent where connection = ? and used_at is not null"
                + " and verifier_sealed is not null", id, id);
    }

    private JsonNode shown(String account) {
        JsonNode found = tenant.admin().get("/api/connections?user_id=" + account).expect(200).json()
                .path("connections");
        assertThat(found).as(account).hasSize(1);
        return found.get(0);
    }

    private String id(String account) {
        return shown(account).path("id").asText();
    }

    private static String parameter(String url, String name) {
        return url.replaceFirst(".*[?&]" + name + "=([^&]*).*", "$1");
    }
}
