package io.mooring.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.Route;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** A bad request is answered by a problem that says which part was bad; never by a 500. */
@Order(6)
@ExtendWith(RunningStack.class)
class BadInputIsNamedScenarioIT {

    /** They take a document of up to 32 MB in their body. */
    private static final List<String> DOCUMENTS = List.of("/api/openapi", "/api/graphql/integrations");

    /** They take files, in base64, up to 4 MB. */
    private static final List<String> FILES = List.of("/api/tools/execute", "/mcp/call");

    private static final List<String> ODD_IDS = List.of("%00", "%F0%9F%9A%A2", "'%20or%20'1'='1", "%25", "..%5c..",
            "a".repeat(3000), "-1", "%0d%0aX-Odd:1");

    private final Tenant tenant;
    private final List<Route> routes;

    BadInputIsNamedScenarioIT(Stack stack) {
        this.tenant = Tenant.fresh(stack, "bad-input");
        // Tenants and keys' rotation are for the installer, whom nothing here is about.
        this.routes = Route.ofAll(stack).stream().filter(route -> !route.path().startsWith("/api/tenants")
                && !route.path().contains("/secrets/")).toList();
        // Connected, so that from here on every service knows it.
        ParcelApi.registered(tenant, "there", stack.url("gateway")).connectedOpenly("here");
    }

    @TestFactory
    Stream<DynamicTest> saysWhereJsonBreaks() {
        return each(Route::hasBody, route -> assertThat(send(route, "{\"slug\": \n !}").expectProblem(400).text())
                .contains("line 2"));
    }

    @TestFactory
    Stream<DynamicTest> namesUnknownField() {
        return each(Route::hasBody, route -> {
            // the fields of a database depend on which one it is
            String body = route.path().matches("/api/databases/(test|connect)")
                    ? "{\"user_id\": \"ada\", \"db_type\": \"postgres\", \"colour\": \"red\"}"
                    : "{\"colour\": \"red\"}";
            assertThat(send(route, body).expectProblem(400).text()).contains("colour");
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesBodyOfWrongShape() {
        return each(Route::hasBody, route -> {
            boolean mayBeEmpty = route.path().matches(".*/(spec|refresh|sync|rotate|approve|deny|replay)"); // asks the source again; for a day
            for (String body : mayBeEmpty
                    ? List.of("[]", "\"text\"", "7")
                    : List.of("[]", "\"text\"", "7", "null", "")) {
                send(route, body).expectProblem(400);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesOtherMediaType() {
        return each(Route::hasBody, route -> assertThat(tenant.admin().with("Content-Type", "text/plain")
                .send(route.method(), route.filled("there"), bytes("{}")).expectProblem(415)
                .text("detail")).contains("Content-Type"));
    }

    @TestFactory
    Stream<DynamicTest> refusesOddIds() {
        return each(Route::isVariable, route -> {
            for (String odd : ODD_IDS) {
                Answer answer = tenant.admin().send(route.method(), route.filled(odd),
                        bytes(route.hasBody() ? "{}" : ""));
                assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> namesPageParametersThatDoNotFit() {
        return each(route -> route.method().equals("GET") && route.paged(),
                route -> {
                    for (String query : List.of("limit=0", "limit=many", "limit=100000", "cursor=%7e%7e")) {
                        Answer answer = tenant.admin().get(route.filled("there") + "?user_id=ada&" + query)
                                .expectProblem(400);
                        assertThat(answer.text()).contains(query.replaceAll("=.*", ""));
                    }
                });
    }

    @Test
    void takesNoFractionForAWholeNumber() {
        assertThat(tenant.admin().send("PUT", "/api/webhooks/retention", bytes("{\"days\":1.5}")).expectProblem(400)
                .text()).contains("/days");
    }

    @Test
    void namesTimesThatNoDatabaseKeeps() {
        String cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes("+999999999-12-31T23:59:59Z x"));
        for (String list : List.of("events", "deliveries", "subscriptions", "endpoints", "replays", "redrives",
                "publications")) {
            assertThat(tenant.admin().get("/api/webhooks/" + list + "?cursor=" + cursor).expectProblem(400).text())
                    .contains("cursor");
        }
        for (String list : List.of("/api/webhooks/events", "/api/calls")) {
            assertThat(tenant.admin().get(list + "?since=%2B999999999-12-31T23:59:59Z").expectProblem(400).text())
                    .contains("since");
        }
    }

    @Test
    void namesFieldOfWrongType() {
        Map<String, ?> connection = Map.of("owner", "org", "integration", "there", "name", "n", "template", "none");
        names("/api/openapi/specs", Map.of("slug", List.of(), "spec", Map.of()), "/slug");
        names("/api/openapi/specs", Map.of("slug", "s", "spec", "text"), "/spec");
        names("/api/connections", with(connection, "values", "text"), "/values");
        names("/api/connections", with(connection, "owner", "somebody"), "/owner");
        names("/api/connections", with(connection, "owner", "user"), "/user_id");
        names("/api/connections", with(connection, "template", "unheard-of"), "/template");
        names("/api/connections", with(connection, "integration", "unheard-of"), "/integration");
        names("/api/keys", Map.of("label", "l", "roles", List.of("emperor")), "/roles");
        names("/api/tools/execute", Map.of("user_id", "ada", "action", "mcp_there_getParcel", "params", "text"),
                "/params");
        names("/api/tools/execute", Map.of("action", "mcp_there_getParcel", "params", Map.of()), "/user_id");
        names("/mcp/call", Map.of("user_id", "ada", "tool", "mcp_there_getParcel", "arguments", "text"), "/arguments");
        names("/mcp/call", Map.of("user_id", "ada", "server", "No slug", "tool", "x"), "/server");
        names("/api/webhooks/endpoints", Map.of("provider", "unheard-of", "secret", "s"), "/provider");
        names("/api/webhooks/replays", Map.of("since", "yesterday"), "/since");
        names("/api/webhooks/replays", Map.of("since", "2026-01-01T00:00:00Z", "type", "git hub"), "/type");
        names("/api/webhooks/replays", Map.of("since", "2026-01-01T00:00:00Z", "subscription", "x"), "/subscription");
        names("/api/webhooks/endpoints", Map.of("provider", "github", "secret", "s", "connection", " "), "/connection");
        names("/api/webhooks/endpoints", Map.of("provider", "spotify", "secret", "s"), "/secret");
        names("/api/webhooks/publications", Map.of("provider", "nobody", "connection", "c"), "/provider");
        names("/api/webhooks/subscriptions", Map.of("url", "ftp://x", "event_types", List.of("*")), "/url");
        names("/api/webhooks/subscriptions", Map.of("url", "https://example.org", "event_types", "*"), "/event_types");
        names("/api/webhooks/redrives", Map.of("since", "yesterday"), "/since");
        names("/api/webhooks/redrives", Map.of("since", "+999999999-12-31T23:59:59Z"), "/since");
        names("/api/webhooks/replays", Map.of("since", "2026-01-01T00:00:00Z", "redeliver", "maybe"), "/redeliver");
        names("/api/webhooks/redrives", Map.of("since", "last_success"), "/subscription");
        names("/api/webhooks/redrives", Map.of("since", "2026-01-02T00:00:00Z", "until", "2026-01-01T00:00:00Z"),
                "/since");
    }

    private void names(String path, Object body, String field) {
        Answer answer = tenant.admin().post(path, body);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
        assertThat(answer.expectProblem(answer.status()).text()).as(path + " " + body).contains(field);
    }

    @Test
    void takesNoCharacterDatabaseCannotKeep() {
        Map<String, ?> connection = Map.of("owner", "org", "integration", "there", "template", "none");
        assertThat(List.of(tenant.admin().post("/api/keys", Map.of("label", "a\0b")),
                tenant.admin().post("/api/connections", with(connection, "name", "a\0b")),
                tenant.admin().post("/api/webhooks/endpoints",
                        Map.of("provider", "github", "secret", "s", "name", "a\0b")),
                tenant.admin().send("PATCH", "/api/integrations/there", Map.of("name", "a\0b")),
                tenant.admin().get("/api/integrations?text=%00"), tenant.admin().get("/api/connections?cursor=AA"),
                tenant.admin().get("/api/status?cursor=AA"), blob(ParcelApi
                        .document(java.net.URI.create("http://x.example")).replace("Sends parcels.", "a\\u0000b")),
                tenant.admin().get("/api/tools?user_id=%00"), tenant.admin().get("/api/calls?user_id=%00"),
                tenant.admin().post("/api/tools/execute",
                        Map.of("user_id", "a\0b", "action", "mcp_there_getParcel", "params", Map.of()))))
                .filteredOn(answer -> answer.status() >= 500).isEmpty();
    }

    @Test
    void saysWhyAndWhereDocumentIsRefused() {
        try (Upstream site = Upstream.start()) {
            site.answers(404, "{}");
            assertThat(blob("{\n\"openapi\": \"3.0.3\",").expectProblem(422).text()).containsPattern("line|[Ll]ine");
            assertThat(blob("just text").expectProblem(422).text()).contains("openapi");
            assertThat(blob("{\"swagger\":\"2.0\"}").expectProblem(422).text()).contains("/paths");
            assertThat(blob("{\"swagger\":\"1.2\"}").expectProblem(422).text()).contains("/openapi");
            assertThat(blob("{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":[]}")
                    .expectProblem(422).text()).contains("/paths");
            assertThat(url(site.url() + "/missing.json").expectProblem(422).text()).contains("404");
        }
        assertThat(url("http://127.0.0.1:1/openapi.json").expectProblem(422).text()).contains("port 1 ");
        assertThat(url("http://nowhere.invalid/openapi.json").expectProblem(422).text())
                .contains("could not be resolved");
        tenant.admin().post("/api/openapi/specs", Map.of("slug", "detect", "spec", spec("{}"))).expectProblem(409);
        tenant.admin().post("/api/openapi/specs",
                Map.of("slug", "there", "spec", spec(ParcelApi.document(java.net.URI.create("http://x.example")))))
                .expectProblem(409);
    }

    /** One bad operation does not cost the others: it is left out, and the answer says why and where. */
    @Test
    void namesOperationItCannotUse() {
        String document = ParcelApi.document(java.net.URI.create("http://x.example")).replace("schemas/Label\"",
                "schemas/Lost\"");

        Answer answer = tenant.admin().post("/api/openapi/specs", Map.of("slug", "lossy", "spec", spec(document)))
                .expect(201);

        assertThat(answer.json().path("toolCount").intValue()).isEqualTo(1);
        assertThat(answer.json().path("skipped").toString()).contains("/paths/~1parcels~1{parcel}~1labels/post")
                .contains("Lost");
    }

    private Answer blob(String text) {
        return tenant.admin().post("/api/openapi/specs", Map.of("slug", "refused", "spec", spec(text)));
    }

    private static Map<String, String> spec(String text) {
        return Map.of("kind", "blob", "value", text);
    }

    private Answer url(String url) {
        return tenant.admin().post("/api/openapi/specs",
                Map.of("slug", "refused", "spec", Map.of("kind", "url", "url", url)));
    }

    @TestFactory
    Stream<DynamicTest> refusesBodyOverLimit() {
        String large = "{\"filler\":\"" + "x".repeat(3 << 20) + "\"}";
        String file = "{\"filler\":\"" + "x".repeat(5 << 20) + "\"}";
        return each(route -> route.hasBody() && DOCUMENTS.stream().noneMatch(route.path()::startsWith),
                route -> send(route, FILES.contains(route.path()) ? file : large).expectProblem(413));
    }

    @Test
    void answersUnknownPathWithProblem() {
        for (String path : List.of("/", "/api", "/api/nothing", "/api/integrations/there/nothing",
                "/api/connections/x/nothing", "/api/webhooks/nothing", "/api/tools/nothing", "/api/health/nothing",
                "/webhook", "/webhook/github")) {
            Answer answer = tenant.admin().get(path);
            assertThat(answer.status()).as(answer.toString()).isIn(404, 405);
            assertThat(answer.expectProblem(answer.status()).text("detail")).isNotBlank();
        }
    }

    private Answer send(Route route, String body) {
        Api json = tenant.admin().with("Content-Type", "application/json");
        return json.send(route.method(), route.filled("there"), bytes(body));
    }

    private Stream<DynamicTest> each(Predicate<Route> chosen, Consumer<Route> check) {
        List<Route> found = routes.stream().filter(chosen).toList();
        assertThat(found).isNotEmpty();
        return found.stream().map(route -> DynamicTest.dynamicTest(route.toString(), () -> check.accept(route)));
    }

    private static Map<String, Object> with(Map<String, ?> body, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
