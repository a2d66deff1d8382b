package io.mooring.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How soon after its registration every tool of a large document is in the executor's copy, where a call finds it. The
 * document is the first argument, else GitHub's from the shared data beside the checkout.
 */
public final class ToolCopy {

    private static final String TENANT = "local";
    private static final int ROUNDS = 6;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String COUNT = "select count(*) from app.tool_view where tenant = ? and integration = ?";

    private ToolCopy() {}

    public static void main(String[] arguments) throws Exception {
        String document = read(
                Path.of(arguments.length > 0 ? arguments[0] : "../shared/data/specs/github-openapi-3.0.json.gz"));
        Stack stack = new Stack();
        try (Connection copy = DriverManager.getConnection(stack.jdbc("executor"), "executor",
                stack.secret("executor.password")); Statement statement = copy.createStatement()) {
            statement.execute("select set_config('mooring.tenant', '" + TENANT + "', false)");
            long[] registered = new long[ROUNDS];
            long[] callable = new long[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                round(stack, copy, "copy" + System.nanoTime(), document, i, registered, callable);
            }
            print("registered (sent until answered)", registered);
            print("callable (answered until all are in the copy)", callable);
        }
    }

    private static void round(Stack stack, Connection copy, String slug, String document, int i, long[] registered,
            long[] callable) throws IOException, InterruptedException, SQLException {
        var request = Stack.JSON.createObjectNode().put("slug", slug);
        request.putObject("spec").put("kind", "blob").put("value", document);
        long sent = System.nanoTime();
        JsonNode answer = stack.post("/api/openapi/specs", request.toString());
        long answered = System.nanoTime();
        int tools = answer.path("toolCount").asInt();
        await(copy, slug, tools);
        callable[i] = System.nanoTime() - answered;
        registered[i] = answered - sent;
        stack.delete("/api/integrations/" + slug);
        await(copy, slug, 0);
        System.out.printf("round %d: %d tools, registered %d ms, callable %d ms later%n", i + 1, tools,
                registered[i] / 1_000_000, callable[i] / 1_000_000);
    }

    private static void await(Connection copy, String slug, int expected) throws SQLException, InterruptedException {
        long limit = System.nanoTime() + LONGEST.toNanos();
        try (PreparedStatement count = copy.prepareStatement(COUNT)) {
            count.setString(1, TENANT);
            count.setString(2, slug);
            while (count(count) != expected) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException(count(count) + " of " + expected + " tools after " + LONGEST);
                }
                Thread.sleep(10);
            }
        }
    }

    private static int count(PreparedStatement count) throws SQLException {
        try (ResultSet rows = count.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The first round warms up and does not count. */
    private static void print(String what, long[] nanos) {
        long[] sorted = Arrays.stream(nanos).skip(1).sorted().toArray();
        System.out.printf("%s: median %d ms, max %d ms%n", what, sorted[sorted.length / 2] / 1_000_000,
                sorted[sorted.length - 1] / 1_000_000);
    }

    private static String read(Path document) throws IOException {
        try (InputStream file = Files.newInputStream(document);
                InputStream text = document.toString().endsWith(".gz") ? new GZIPInputStream(file) : file) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
