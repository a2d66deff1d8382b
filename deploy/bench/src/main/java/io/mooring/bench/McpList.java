package io.mooring.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.bench.load.Load;
import io.mooring.bench.load.Prepared;

/**
 * Lists of an agent who reaches 50,000 tools: the first page, which is the three that find the others, and a page of 50 in the
 * middle. Then 1,000 agents with lists of their own, each listed once, and what the executor's memory grew by.
 */
public final class McpList {

    private static final int INTEGRATIONS = 5;
    private static final int TOOLS = 10_000;
    private static final int AGENTS = 1000;
    private static final int CLIENTS = 2;
    private static final int PAGE = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final String USER = "mcp-list";

    private final Stack stack = new Stack();
    private final HttpClient http = HttpClient.newHttpClient();
    private final long run = System.currentTimeMillis();

    private McpList() {}

    /** An agent's endpoint and what it shows there. */
    private record Agent(URI endpoint, String token) {

        HttpRequest list(String cursor) {
            return McpEcho.listing(endpoint, cursor).header("Authorization", "Bearer " + token).build();
        }
    }

    public static void main(String[] arguments) throws Exception {
        McpList lists = new McpList();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < INTEGRATIONS; i++) {
            all.add(lists.registered(i));
        }
        Agent one = lists.agent("all", all, "full");
        lists.await(one);
        String middle = lists.cursor();
        lists.stack.settleTools();
        lists.measure("first page", one.list(""));
        lists.measure("50 of " + INTEGRATIONS * TOOLS, one.list(middle));
        lists.many(all, middle);
        for (String slug : all) {
            lists.stack.delete("/api/integrations/" + slug);
        }
    }

    private void measure(String name, HttpRequest request) throws IOException, InterruptedException {
        System.out.println(name + ": " + http.send(request, BodyHandlers.ofString()).body().length() + " characters");
        Prepared prepared = Prepared.of(request);
        new Load(CLIENTS, WARM_UP, MEASURED).run(name, () -> prepared).print();
    }

    /** Each is bound to another number of apps, in another way. */
    private void many(List<String> all, String cursor) throws IOException, InterruptedException {
        List<Agent> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            agents.add(agent("many-" + i, all.subList(0, 1 + i % INTEGRATIONS), i % 2 == 0 ? "full" : "read"));
        }
        await(agents.getLast());
        Footprint before = Footprint.of(stack, "tool-executor");
        AtomicInteger next = new AtomicInteger();
        Load load = new Load(CLIENTS, Duration.ZERO, MEASURED);
        load.run(AGENTS + " agents",
                () -> Prepared.of(agents.get(next.getAndIncrement() % AGENTS).list(cursor))).print();
        Footprint after = Footprint.of(stack, "tool-executor");
        System.out.printf("%d lists of %d agents: %d MiB resident before, %d MiB after%n", next.get(), AGENTS,
                before.residentMib(), after.residentMib());
    }

    private Agent agent(String name, List<String> apps, String access) throws IOException, InterruptedException {
        ObjectNode wanted = Stack.JSON.createObjectNode().put("name", name + "-" + run).put("user_id", USER);
        apps.forEach(app -> wanted.withArrayProperty("bindings").addObject().put("app", app).put("access", access));
        JsonNode made = stack.post("/api/agents", wanted.toString());
        return new Agent(stack.executor("/agents/" + made.path("id").textValue() + "/mcp"),
                made.path("token").textValue());
    }

    /** The beginning of a page in the middle, as the same lists by REST have it. */
    private String cursor() throws IOException, InterruptedException {
        String path = "/api/tools?limit=" + PAGE + "&user_id=" + USER + "&integration=" + slug(INTEGRATIONS / 2);
        return Stack.JSON.readTree(http.send(stack.request(path).build(), BodyHandlers.ofString()).body())
                .path("nextCursor").textValue();
    }

    private void await(Agent agent) throws IOException, InterruptedException {
        for (int tries = 0;; tries++) {
            HttpResponse<String> listed = http.send(agent.list(""), BodyHandlers.ofString());
            if (listed.body().contains("search_tools")) {
                return;
            }
            if (tries > 600) {
                throw new IOException("no tools yet: " + listed.body());
            }
            Thread.sleep(200);
        }
    }

    private String slug(int integration) {
        return "many" + run + "x" + integration;
    }

    /** Registers and connects an integration; ends when its last tool can be listed. */
    private String registered(int integration) throws IOException, InterruptedException {
        String slug = slug(integration);
        ObjectNode order = Stack.JSON.createObjectNode().put("slug", slug);
        order.putObject("spec").put("kind", "blob").put("value", document());
        stack.post("/api/openapi/specs", order.toString());
        String connection = "{\"owner\":\"org\",\"integration\":\"" + slug
                + "\",\"name\":\"main\",\"template\":\"none\",\"values\":{}}";
        for (int tries = 0;; tries++) {
            HttpResponse<String> made = http.send(stack.request("/api/connections")
                    .POST(BodyPublishers.ofString(connection)).build(), BodyHandlers.ofString());
            if (made.statusCode() / 100 == 2) {
                break;
            }
            if (tries > 600) {
                throw new IOException("not connected: " + made.body());
            }
            Thread.sleep(100);
        }
        awaitLast(slug);
        return slug;
    }

    private void awaitLast(String slug) throws IOException, InterruptedException {
        String path = "/api/tools/search?limit=1&user_id=" + USER + "&integration=" + slug + "&q=tool" + (TOOLS - 1);
        for (int tries = 0; !http.send(stack.request(path).build(), BodyHandlers.ofString()).body()
                .contains("\"name\""); tries++) {
            if (tries > 2400) {
                throw new IOException("the last tool of " + slug + " is not there");
            }
            Thread.sleep(100);
        }
    }

    private static String document() {
        ObjectNode document = Stack.JSON.createObjectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", "Many").put("version", "1");
        document.putArray("servers").addObject().put("url", "https://many.example.com");
        ObjectNode paths = document.putObject("paths");
        for (int i = 0; i < TOOLS; i++) {
            ObjectNode operation = paths.putObject("/things/" + i).putObject("get").put("operationId", "get_tool" + i)
                    .put("summary", "Gets the thing of number " + i);
            operation.putArray("parameters").addObject().put("name", "limit").put("in", "query").putObject("schema")
                    .put("type", "integer");
            operation.putObject("responses");
        }
        return document.toString();
    }
}
