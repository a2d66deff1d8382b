package io.mooring.scenario;

import static io.mooring.scenario.stack.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.scenario.party.Answer;
import io.mooring.scenario.party.Api;
import io.mooring.scenario.party.Clerk;
import io.mooring.scenario.party.ParcelApi;
import io.mooring.scenario.party.Tenant;
import io.mooring.scenario.party.TypeScript;
import io.mooring.scenario.party.Upstream;
import io.mooring.scenario.stack.RunningStack;
import io.mooring.scenario.stack.Stack;

/** Tools are found by words and described in full, as far as the caller's reach goes and not a word further. */
@Order(5)
@ExtendWith(RunningStack.class)
class ToolSearchScenarioIT {

    private final Stack stack;
    private final Tenant tenant;
    private final Api admin;
    private final Upstream upstream = Upstream.start();
    private final ParcelApi parcels;

    ToolSearchScenarioIT(Stack stack) {
        this.stack = stack;
        this.tenant = Tenant.fresh(stack, "search");
        this.admin = tenant.admin();
        this.parcels = ParcelApi.registered(tenant, "parcels", upstream.url());
        parcels.connectedForAll("main", "X-Parcel-Key", "key-of-all");
        awaitFound(admin, "?user_id=ada", "print", parcels.tool("printLabel"));
    }

    @AfterAll
    void stopUpstream() {
        upstream.close();
    }

    @Test
    void findsToolByWordsOfItsOwnAndWithTypingErrors() {
        for (String words : List.of("print a label", "prnt lable", "label printing parcels", "mcp_parcels_printLabel",
                "printlabel")) {
            assertThat(found(admin, "?user_id=ada", words)).as(words).first().isEqualTo(parcels.tool("printLabel"));
        }
        assertThat(found(admin, "?user_id=ada", "get parcel")).first().isEqualTo(parcels.tool("getParcel"));
        assertThat(found(admin, "?user_id=ada&limit=1", "parcel label")).hasSize(1);
        assertThat(found(admin, "?user_id=ada&integration=mooring", "print label"))
                .doesNotContain(parcels.tool("printLabel"));
        JsonNode tool = search(admin, "?user_id=ada", "print label").path("tools").get(0);
        assertThat(tool.path("description").textValue()).startsWith("Prints a label");
        assertThat(tool.path("integration").textValue()).isEqualTo("parcels");
        assertThat(tool.path("readOnly").booleanValue()).isFalse();
        assertThat(tool.path("connections").findValuesAsText("address"))
                .containsExactly("parcels.org.main.printLabel");
    }

    @Test
    void describesToolsByNameAndAddress() {
        Answer answer = admin.get("/api/tools/describe?user_id=ada&name=" + parcels.tool("printLabel")
                + "&name=parcels.org.main.getParcel&name=mcp_parcels_printLabels").expect(200);

        JsonNode tools = answer.json().path("tools");
        assertThat(tools.findValuesAsText("typeScript")).hasSize(2);
        assertThat(tools.get(0).path("inputSchema").path("$defs").properties()).as(answer.text()).hasSize(1);
        assertThat(tools.get(0).path("typeScript").textValue()).contains("/** Prints a label */",
                "mcp_parcels_printLabel(args: {", "format?: \"pdf\" | \"zpl\";", "text: string;",
                "note?: string | null;");
        assertThat(tools.get(1).path("name").textValue()).isEqualTo(parcels.tool("getParcel"));
        assertThat(answer.json().path("unknown").get(0).path("nearest").get(0).textValue())
                .isEqualTo(parcels.tool("printLabel"));
        assertThat(admin.get("/api/tools/describe?user_id=ada&name=nothing_like_it").expectProblem(404).text())
                .contains("unknown-tool", "nothing_like_it");
    }

    @Test
    void writesTypeScriptThatCompilerTakes() throws IOException {
        assumeTrue(TypeScript.canRun(), "skipped: no Node or npm here");
        List<String> names = admin.get("/api/tools?user_id=ada&limit=20").expect(200).json().path("tools")
                .findValuesAsText("name").stream().filter(name -> name.startsWith("mcp_")).toList();
        JsonNode tools = admin.get("/api/tools/describe?user_id=ada&name=" + String.join("&name=", names)).expect(200)
                .json().path("tools");

        assertThat(tools).hasSameSizeAs(names);
        for (JsonNode tool : List.of(tools.get(0), described("printLabel"), described("getParcel"))) {
            String text = tool.path("typeScript").textValue();
            assertThat(TypeScript.complaints(text)).as(text).isEmpty();
        }
    }

    @Test
    void hidesWhatAgentMayNotUseInWordsOfWhatDoesNotExist() {
        Clerk reader = Clerk.made(tenant, "ada", "parcels:read");
        Clerk unbound = Clerk.made(tenant, "ada");

        awaitFound(reader.holder(), "", "parcel", parcels.tool("getParcel"));
        assertThat(found(reader.holder(), "", "print label parcels")).doesNotContain(parcels.tool("printLabel"));
        assertThat(search(reader.holder(), "", "create integration").toString()).doesNotContain("mooring");
        assertThat(found(unbound.holder(), "", "print label parcels get")).isEmpty();
        for (Clerk clerk : List.of(reader, unbound)) {
            Answer hidden = describe(clerk, parcels.tool("printLabel")).expectProblem(404);
            assertThat(hidden.json().path("nearest").toString()).doesNotContain("printLabel");
        }
        describe(reader, parcels.tool("getParcel")).expect(200);
        assertThat(told(describe(unbound, parcels.tool("printLabel")), parcels.tool("printLabel")))
                .isEqualTo(told(describe(unbound, parcels.tool("paintTable")), parcels.tool("paintTable")));
        reader.holder().get("/api/tools/search?q=print&user_id=eve").expectProblem(403);
        reader.holder().get("/api/tools/describe?name=x&user_id=eve").expectProblem(403);
    }

    @Test
    void findsNothingOfAnotherTenant() {
        Api other = Tenant.fresh(stack, "search-other").admin();

        awaitFound(other, "?user_id=ada", "create an agent integration", "mcp_mooring_");
        assertThat(search(other, "?user_id=ada", "print label parcels").toString()).doesNotContain("mcp_parcels");
        assertThat(other.get("/api/tools/describe?user_id=ada&name=" + parcels.tool("printLabel")).expectProblem(404)
                .json().path("nearest").toString()).doesNotContain("parcels");
    }

    @Test
    void forgetsRemovedIntegration() {
        ParcelApi passing = ParcelApi.registered(tenant, "passing", upstream.url());
        passing.connectedOpenly("main");
        awaitFound(admin, "?user_id=ada", "passing print label", passing.tool("printLabel"));

        admin.delete("/api/integrations/passing");

        await().atMost(SOON).untilAsserted(() -> assertThat(found(admin, "?user_id=ada", "passing print label"))
                .isNotEmpty().noneMatch(name -> name.contains("passing")));
    }

    @Test
    void namesWhatIsWrongWithRequest() {
        for (String query : List.of("", "&q=", "&q=%20%3F", "&q=" + "x".repeat(2001))) {
            assertThat(admin.get("/api/tools/search?user_id=ada" + query).expectProblem(400).text()).contains("\"q\"");
        }
        for (String limit : List.of("0", "51", "many")) {
            assertThat(admin.get("/api/tools/search?user_id=ada&q=x&limit=" + limit).expectProblem(400).text())
                    .contains("limit");
        }
        assertThat(admin.get("/api/tools/search?q=x").expectProblem(400).text()).contains("user_id");
        assertThat(admin.get("/api/tools/describe?user_id=ada").expectProblem(400).text()).contains("name");
    }

    private JsonNode described(String operation) {
        return admin.get("/api/tools/describe?user_id=ada&name=" + parcels.tool(operation)).expect(200).json()
                .path("tools").get(0);
    }

    private static Answer describe(Clerk clerk, String name) {
        return clerk.holder().get("/api/tools/describe?name=" + name);
    }

    /** What an answer says, but for the name that was asked for and the number of the request. */
    private static String told(Answer answer, String name) {
        return answer.status() + " " + answer.text().replace(name, "NAME")
                .replaceAll("\"(traceId|trace_id)\":\"[^\"]*\"", "");
    }

    private static void awaitFound(Api caller, String query, String words, String name) {
        await().atMost(SOON).untilAsserted(
                () -> assertThat(found(caller, query, words)).anyMatch(found -> found.startsWith(name)));
    }

    private static List<String> found(Api caller, String query, String words) {
        return search(caller, query, words).path("tools").valueStream().map(tool -> tool.path("name").textValue())
                .toList();
    }

    private static JsonNode search(Api caller, String query, String words) {
        return caller.get("/api/tools/search" + (query.isEmpty() ? "?" : query + "&") + "q="
                + URLEncoder.encode(words, StandardCharsets.UTF_8)).expect(200).json();
    }
}
