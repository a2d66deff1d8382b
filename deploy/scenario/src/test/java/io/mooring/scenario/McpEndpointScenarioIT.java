package io.mooring.scenario;

import static io.mooring.scenario.party.McpCaller.LEGACY;
import static io.mooring.scenario.party.McpCaller.MODERN;
import static io.mooring.scenario.party.McpCaller.message;
import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.Json;
import io.mooring.scenario.party.McpCaller;
import io.mooring.scenario.party.McpStream;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Realm;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Agents list and run their tools over MCP, in both eras, each at its own address and as far as it is bound. */
@Order(5)
@ExtendWith(RunningStack.class)
class McpEndpointScenarioIT {

    private final Stack stack;
    private final Tenant tenant;
    private final Upstream upstream = Upstream.start();
    private final ParcelApi parcels;
    private final Clerk full;
    private final Clerk reader;
    private final McpCaller ada;
    private final McpCaller eve;

    McpEndpointScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "mcp-endpoint");
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        parcels.connectedForAll("post", "X-Parcel-Key", "key-of-all");
        this.full = Clerk.made(tenant, "ada", "parcels:full");
        this.reader = Clerk.made(tenant, "eve", "parcels:read");
        this.ada = McpCaller.of(full);
        this.eve = McpCaller.of(reader);
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void servesModernClientsWithoutSession() {
        JsonNode discovered = ada.result("server/discover", Map.of());
        assertThat(discovered.path("supportedVersions").toString()).contains(MODERN, LEGACY);
        assertThat(discovered.path("resultType").textValue()).isEqualTo("complete");

        Answer listed = ada.modern("tools/list", Map.of()).expect(200);
        assertThat(listed.header("Mcp-Session-Id")).isEmpty();
        assertThat(listed.json().path("result").path("cacheScope").textValue()).isEqualTo("private");
        assertThat(ada.tools()).containsExactly(parcels.tool("getParcel"), parcels.tool("printLabel"));

        JsonNode printed = ada.result("tools/call", label("modern"));
        assertThat(printed.path("isError").booleanValue()).as(printed.toString()).isFalse();
        assertThat(upstream.seen("/v1/parcels/modern")).singleElement().satisfies(
                seen -> assertThat(seen.headers()).containsEntry("x-parcel-key", "key-of-all")
                        .doesNotContainKey("authorization"));
    }

    @Test
    void servesLegacyClientsInSession() {
        McpCaller session = ada.inSession();

        assertThat(session.legacy("ping", Map.of()).expect(200).json().path("result").isObject()).isTrue();
        assertThat(session.legacy("tools/list", Map.of()).expect(200).text()).contains(parcels.tool("printLabel"));
        JsonNode printed = session.legacy("tools/call", label("legacy")).expect(200).json().path("result");
        assertThat(printed.path("isError").booleanValue()).as(printed.toString()).isFalse();
        session.api().delete(session.path()).expect(204);
        session.legacy("ping", Map.of()).expect(404);
        ada.legacy("tools/list", Map.of()).expect(400);
    }

    @Test
    void bindsSessionToAgentAndAddress() {
        McpCaller session = ada.inSession();
        String id = session.api().headers().get("Mcp-Session-Id");

        McpCaller stolen = eve.with("Mcp-Session-Id", id).with("MCP-Protocol-Version", LEGACY);
        stolen.legacy("tools/list", Map.of()).expect(404);
        new McpCaller(stolen.api(), ada.path()).legacy("tools/list", Map.of()).expectProblem(404);
        new McpCaller(session.api(), "/mcp").legacy("tools/list", Map.of()).expect(404);
        eve.modern("tools/list", Map.of()).expect(200);
        new McpCaller(eve.api(), ada.path()).modern("tools/list", Map.of()).expectProblem(404);
        assertThat(session.legacy("tools/list", Map.of()).expect(200).json().path("result").path("tools")).hasSize(2);
    }

    @Test
    void answersHiddenToolLikeUnknownOne() {
        assertThat(eve.tools()).containsExactly(parcels.tool("getParcel"));

        String hidden = eve.modern("tools/call", label("hidden")).text();
        String unknown = eve.modern("tools/call", Map.of("name", "mcp_parcels_nothing", "arguments", Map.of())).text();

        assertThat(hidden.replace(parcels.tool("printLabel"), "mcp_parcels_nothing")).isEqualTo(unknown)
                .contains("-32602");
        assertThat(upstream.seen("/v1/parcels/hidden")).isEmpty();
    }

    @Test
    void hidesWhatPolicyBlocks() {
        Clerk clerk = Clerk.made(tenant, "zoe", "parcels:full");
        McpCaller zoe = McpCaller.of(clerk);
        McpCaller free = McpCaller.of(Clerk.made(tenant, "zoe", "parcels:full"));
        tenant.admin().post("/api/policies", Map.of("agent_id", clerk.id(), "pattern", parcels.tool("printLabel"),
                "action", "block")).expect(201);
        free.result("tools/call", label("open")); // what was found for it is kept

        assertThat(zoe.tools()).containsExactly(parcels.tool("getParcel"));
        String hidden = zoe.modern("tools/call", label("blocked")).text();
        String unknown = zoe.modern("tools/call", Map.of("name", "mcp_parcels_nothing", "arguments", Map.of())).text();
        assertThat(hidden.replace(parcels.tool("printLabel"), "mcp_parcels_nothing")).isEqualTo(unknown);
        assertThat(upstream.seen("/v1/parcels/blocked")).isEmpty();
        free.result("tools/call", label("open"));
        assertThat(upstream.seen("/v1/parcels/open")).hasSize(2);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                tenant.admin().get("/api/calls?user_id=zoe&error=policy-blocked").expect(200).text())
                .contains(clerk.id()));
    }

    @Test
    void invitesTheUserToConnectWhatACallLacks() {
        ParcelApi lacking = ParcelApi.registered(tenant, "lacking", upstream.url());
        McpCaller bob = McpCaller.of(Clerk.made(tenant, "bob", "lacking:full"));
        McpCaller ben = McpCaller.of(Clerk.made(tenant, "ben", "lacking:full"));
        Map<String, Object> call = Map.of("name", lacking.tool("getParcel"), "arguments", Map.of("parcel", "mended"));

        // Given a client that can't be asked: the link is in the text
        JsonNode refused = await().atMost(SOON).until(() -> bob.modern("tools/call", call).expect(200).json()
                .path("result"), result -> !result.isMissingNode());
        String link = refused.path("content").path(0).path("text").textValue().replaceFirst("(?s).*(http\\S+).*", "$1");
        assertThat(refused.path("isError").booleanValue()).isTrue();
        assertThat(link).startsWith(stack.url("gateway") + "/connect/");
        assertThat(eve.modern("tools/call", call).text()).contains("Unknown tool").doesNotContain("/connect/");
        assertThat(ben.modern("tools/call", call).expect(200).text()).contains("/connect/").doesNotContain(link);

        // When
        Map<String, ?> asks = Map.of("elicitation", Map.of("url", Map.of()));
        JsonNode asked = bob.modern("tools/call", call, asks).expect(200).json().path("result");
        lacking.connectedFor("bob", "main", "X-Parcel-Key", "key-of-bob");
        Map<String, Object> again = new HashMap<>(call);
        again.put("requestState", asked.path("requestState").textValue());
        again.put("inputResponses", Map.of("q1", Map.of("action", "accept")));
        Map<String, Object> other = new HashMap<>(again);
        other.put("arguments", Map.of("parcel", "other"));

        // Then
        assertThat(asked.path("resultType").textValue()).isEqualTo("input_required");
        assertThat(asked.at("/inputRequests/q1/params/url").textValue()).isEqualTo(link);
        error(bob.modern("tools/call", other, asks), 200, -32602);
        assertThat(upstream.seen("/v1/parcels/mended")).isEmpty();
        JsonNode done = bob.modern("tools/call", again, asks).expect(200).json().path("result");
        assertThat(done.path("isError").booleanValue()).as(done.toString()).isFalse();
        error(bob.modern("tools/call", again, asks), 200, -32602);
        assertThat(upstream.seen("/v1/parcels/mended")).singleElement()
                .satisfies(seen -> assertThat(seen.headers()).containsEntry("x-parcel-key", "key-of-bob"));
    }

    /** Yes is said before the page is done; the answer was taken when it was accepted (202). */
    @Test
    void goesOnWhenTheUserConnectsAfterHavingSaidYes() {
        // Given
        ParcelApi late = ParcelApi.registered(tenant, "late", upstream.url());
        McpCaller kim = McpCaller.of(Clerk.made(tenant, "kim", "late:full"));
        Map<String, Object> call = Map.of("name", late.tool("getParcel"), "arguments", Map.of("parcel", "late"));
        await().atMost(SOON).until(() -> kim.modern("tools/call", call).expect(200).text(),
                text -> text.contains("/connect/"));
        McpCaller session = kim.inSession(Map.of("elicitation", Map.of("url", Map.of())));

        try (McpStream heard = session.hearing("tools/call", call)) {
            // When
            JsonNode asked = heard.next();
            session.post(Map.of("jsonrpc", "2.0", "id", asked.path("id").textValue(), "result",
                    Map.of("action", "accept"))).expect(202);
            session.legacy("ping", Map.of()).expect(200);
            assertThat(upstream.seen("/v1/parcels/late")).isEmpty();
            late.connectedFor("kim", "main", "X-Parcel-Key", "key-of-kim");

            // Then
            JsonNode done = heard.next().path("result");
            assertThat(asked.at("/params/url").textValue()).startsWith(stack.url("gateway") + "/connect/");
            assertThat(done.path("isError").booleanValue()).as(done.toString()).isFalse();
        }
        assertThat(upstream.seen("/v1/parcels/late")).singleElement()
                .satisfies(seen -> assertThat(seen.headers()).containsEntry("x-parcel-key", "key-of-kim"));
    }

    @Test
    void listsPinnedToolsBesideThoseThatFindOthers() {
        // Given
        Map<String, Object> paths = IntStream.range(0, 45).boxed().collect(Collectors.toMap(number -> "/" + number,
                number -> Map.of("get", Map.of("operationId", "read" + number, "responses", Map.of()))));
        tenant.admin().post("/api/openapi/specs", Map.of("slug", "many", "spec", Map.of("kind", "blob", "value",
                Json.text(Map.of("openapi", "3.1.0", "info", Map.of("title", "Many", "version", "1"), "servers",
                        List.of(Map.of("url", upstream.url() + "/v1")), "paths", paths)))))
                .expect(201);
        await().atMost(SOON).until(() -> tenant.admin().post("/api/connections",
                Map.of("integration", "many", "owner", "user", "user_id", "max", "name", "main", "template", "none",
                        "values", Map.of())),
                answer -> answer.status() != 400 && answer.status() != 404).expect(201);
        Clerk clerk = Clerk.made(tenant, "max", "parcels:full");
        McpCaller max = McpCaller.of(clerk);

        // When
        tenant.admin().send("PUT", clerk.path("/bindings/many"), Map.of("access", "full", "pinned",
                List.of("mcp_many_read7", "mcp_many_nothing", "mcp_parcels_getParcel"))).expect(200);

        // Then
        await().atMost(SOON).untilAsserted(() -> assertThat(max.result("tools/list", Map.of()).path("tools"))
                .extracting(tool -> tool.path("name").textValue()).containsExactlyInAnyOrder("search_tools",
                        "describe_tools", "call_tool",
                        "mcp_many_read7", parcels.tool("getParcel")));
    }

    @Test
    void saysWhatIsWrongWithArguments() {
        JsonNode result = ada.result("tools/call", Map.of("name", parcels.tool("getParcel"), "arguments", Map.of()));

        assertThat(result.path("isError").booleanValue()).isTrue();
        assertThat(result.path("content").path(0).path("text").textValue()).contains("/arguments", "parcel");
    }

    @Test
    void refusesWrongEnvelopes() {
        error(ada.with("MCP-Protocol-Version", MODERN).with("Mcp-Method", "server/discover")
                .post(message(7, "server/discover", Map.of())), 400, -32602);
        error(ada.with("MCP-Protocol-Version", "v9").with("Mcp-Method", "server/discover").post(message(7,
                "server/discover", Map.of("_meta", Map.of("io.modelcontextprotocol/protocolVersion", "v9",
                        "io.modelcontextprotocol/clientCapabilities", Map.of())))),
                400, -32022);
        error(ada.modern("nothing/known", Map.of()), 404, -32601);
        error(ada.modern("tools/list", Map.of("cursor", "~")), 200, -32602);
        error(ada.post(List.of()), 400, -32600);
        error(ada.api().with("Content-Type", "application/json").send("POST", ada.path(), "{".getBytes()), 400, -32700);
        ada.api().with("Content-Type", "text/plain").send("POST", ada.path(), "{}".getBytes()).expectProblem(415);
        assertThat(ada.api().get(ada.path()).expect(405).header("Allow")).contains("POST");
        ada.with("Origin", "https://evil.example").modern("tools/list", Map.of()).expectProblem(403);
    }

    private static void error(Answer answer, int status, int code) {
        assertThat(answer.expect(status).json().path("error").path("code").intValue()).as(answer.toString())
                .isEqualTo(code);
    }

    @Test
    void saysWhereTokensComeFrom() {
        Api stranger = Api.stranger(stack.url("gateway"));
        McpCaller nobody = new McpCaller(stranger, ada.path());

        Answer refused = nobody.modern("tools/list", Map.of()).expectProblem(401);
        String challenge = refused.header("WWW-Authenticate").orElseThrow();
        assertThat(challenge).startsWith("Bearer ").contains("resource_metadata=\"" + stack.url("gateway")
                + "/.well-known/oauth-protected-resource" + ada.path() + "\"");
        JsonNode document = stranger.get("/.well-known/oauth-protected-resource" + ada.path()).expect(200).json();
        assertThat(document.path("resource").textValue()).isEqualTo(stack.url("gateway") + ada.path());
        assertThat(document.path("authorization_servers").path(0).textValue())
                .isEqualTo(stack.url("keycloak") + "/realms/mooring");
        new McpCaller(Api.withToken(stack.url("gateway"), "agt_aaaaaaaaaaaaaaaa_" + "A".repeat(43)), ada.path())
                .modern("tools/list", Map.of()).expectProblem(401);
    }

    @Test
    void letsPeopleInWithTokenOfKeycloak() {
        Realm realm = new Realm(stack);
        McpCaller operator = person(realm, "operator");
        McpCaller viewer = person(realm, "viewer");

        assertThat(operator.result("tools/list", Map.of()).toString()).contains(parcels.tool("printLabel"));
        assertThat(viewer.modern("tools/list", Map.of()).expectProblem(403).header("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"");
        new McpCaller(operator.api(), ada.path()).modern("tools/list", Map.of()).expectProblem(404);
        new McpCaller(tenant.admin(), "/mcp").modern("tools/list", Map.of()).expectProblem(403);
    }

    /** One of the same realm, from the same person, for somebody else. */
    @Test
    void refusesTokensForAnotherAudienceAtEachAddress() {
        Realm realm = new Realm(stack);
        Api other = Api.withToken(stack.url("gateway"),
                realm.tokenOf(realm.person(tenant.name(), "admin"), "admin-cli"));

        for (String path : List.of("/mcp", ada.path())) {
            assertThat(new McpCaller(other, path).modern("tools/list", Map.of()).expectProblem(401)
                    .header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"", path + "\"");
        }
    }

    private McpCaller person(Realm realm, String role) {
        return new McpCaller(Api.withToken(stack.url("gateway"), realm.tokenOf(realm.person(tenant.name(), role))),
                "/mcp");
    }

    private Map<String, ?> label(String parcel) {
        return Map.of("name", parcels.tool("printLabel"), "arguments",
                Map.of("parcel", parcel, "format", "pdf", "body", Map.of("text", "Fragile")));
    }
}
