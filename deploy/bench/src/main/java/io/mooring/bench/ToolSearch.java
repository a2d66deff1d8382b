package io.mooring.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.bench.load.Load;
import io.mooring.bench.load.Prepared;

/**
 * The first page of the tools of a user who has 10,000, and searches over 100,000, of integrations of 10,000 each whose
 * tools have names and descriptions of common words. The baseline is a route of the same service that reads nothing.
 */
public final class ToolSearch {

    private static final int INTEGRATIONS = 10;
    private static final int TOOLS = 10_000;
    private static final int CLIENTS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final String USER = "user_id=bench";
    private static final List<String> VERBS = List.of("list", "get", "create", "update", "delete", "search", "send",
            "move", "copy", "export", "import", "archive", "restore", "approve", "cancel", "assign", "share", "verify",
            "start", "stop");
    private static final List<String> NOUNS = List.of("issue", "comment", "repository", "branch", "message", "channel",
            "invoice", "payment", "customer", "order", "product", "calendar", "event", "contact", "document", "folder",
            "file", "report", "dashboard", "alert", "server", "database", "table", "record", "campaign", "template",
            "subscription", "ticket", "project", "milestone", "label", "webhook", "deployment", "pipeline", "image",
            "video", "article", "page", "form", "survey");
    private static final List<String> SIDES = List.of("draft", "public", "private", "weekly", "shared", "archived",
            "nested", "default", "internal", "external", "linked", "pending", "expired");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stack stack = new Stack();

    private ToolSearch() {}

    public static void main(String[] arguments) throws Exception {
        int integrations = arguments.length > 0 ? Integer.parseInt(arguments[0]) : INTEGRATIONS;
        ToolSearch search = new ToolSearch();
        search.add(0);
        search.stack.settleTools();
        search.measure("baseline: health of the route", () -> "/api/tools/health");
        search.measure("first page of " + TOOLS + " tools", () -> "/api/tools?" + USER);
        for (int i = 1; i < integrations; i++) {
            search.add(i);
        }
        search.stack.settleTools();
        search.measure("search over " + integrations * TOOLS, () -> query("%s a %s %s"));
        search.measure("the same, misspelt",
                () -> query("%s a %s %s").replaceFirst("([a-z])([a-z])(?=\\+[a-z]+$)", "$2$1"));
        search.measure("the same, in one integration",
                () -> query("%s the %s of %s") + "&integration="
                        + slug(ThreadLocalRandom.current().nextInt(integrations)));
        for (int i = 0; i < integrations; i++) {
            search.stack.delete("/api/integrations/" + slug(i));
        }
    }

    private static String query(String form) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String text = form.formatted(one(VERBS, random.nextInt()), one(SIDES, random.nextInt()),
                one(NOUNS, random.nextInt()));
        return "/api/tools/search?" + USER + "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String one(List<String> words, int index) {
        return words.get(Math.floorMod(index, words.size()));
    }

    private static String slug(int integration) {
        return "bench" + integration;
    }

    /** Registers, connects, and waits until the last tool is found. */
    private void add(int integration) throws IOException, InterruptedException {
        ObjectNode order = Stack.JSON.createObjectNode().put("slug", slug(integration));
        order.putObject("spec").put("kind", "blob").put("value", document(integration));
        stack.post("/api/openapi/specs", order.toString());
        connect(integration);
        long answered = System.nanoTime();
        String last = "/api/tools/search?" + USER + "&limit=1&integration=" + slug(integration) + "&q=tool"
                + (TOOLS - 1);
        while (!get(last).body().contains("\"name\"")) {
            if (System.nanoTime() - answered > LONGEST.toNanos()) {
                throw new IllegalStateException("not found after " + LONGEST + ": " + get(last).body());
            }
            Thread.sleep(50);
        }
        System.out.printf("%s: the last of %d tools is found %d ms after the connection was made%n", slug(integration),
                TOOLS, (System.nanoTime() - answered) / 1_000_000);
    }

    private void connect(int integration) throws IOException, InterruptedException {
        ObjectNode wanted = Stack.JSON.createObjectNode().put("integration", slug(integration)).put("owner", "org")
                .put("name", "main").put("template", "none");
        wanted.putObject("values");
        for (int tries = 0;; tries++) {
            HttpResponse<String> made = http.send(stack.request("/api/connections")
                    .POST(HttpRequest.BodyPublishers.ofString(wanted.toString())).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (made.statusCode() / 100 == 2 || made.statusCode() == 409) {
                return;
            }
            if (tries > 200) {
                throw new IOException("not connected: " + made.body());
            }
            Thread.sleep(50); // connection-service does not know the integration yet
        }
    }

    private static String document(int integration) {
        ObjectNode document = Stack.JSON.createObjectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", "Bench " + integration).put("version", "1");
        document.putArray("servers").addObject().put("url", "https://many.example.com");
        ObjectNode paths = document.putObject("paths");
        for (int i = 0; i < TOOLS; i++) {
            operation(paths.putObject("/paths/" + i).putObject("get"), i, integration);
        }
        return document.toString();
    }

    private static void operation(ObjectNode operation, int i, int integration) {
        String verb = one(VERBS, i);
        String noun = one(NOUNS, i / VERBS.size());
        String side = one(SIDES, i / (VERBS.size() * NOUNS.size()));
        operation.put("operationId", verb + "_" + side + "_" + noun + "_tool" + i).put("summary",
                "Will " + verb + " the " + side + " " + noun + ". " + IntStream.range(0, 12)
                        .mapToObj(word -> one(NOUNS, i * 31 + word * 7 + integration))
                        .collect(Collectors.joining(" ")));
        ArrayNode parameters = operation.putArray("parameters");
        for (String name : List.of("limit", noun + "_id", "include_" + side)) {
            parameters.addObject().put("name", name).put("in", "query").putObject("schema").put("type", "string");
        }
        operation.putObject("responses");
    }

    private void measure(String name, Supplier<String> path) throws IOException, InterruptedException {
        System.out.println(name + ", an answer has " + get(path.get()).body().length() + " characters");
        new Load(CLIENTS, WARM_UP, MEASURED).run(name, () -> Prepared.of(request(path.get()))).print();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(stack.request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        try {
            return stack.executorRequest(path).build();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
