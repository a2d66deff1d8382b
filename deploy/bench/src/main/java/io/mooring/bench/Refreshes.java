package io.mooring.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many connections one replica keeps fresh: so many with real grants, connected through consent, are due at once among
 * 100,000 rows. The target, 100,000 in an hour, is 28 a second.
 */
public final class Refreshes {

    private static final int ROWS = 100_000;
    private static final int TARGET_PER_SECOND = 28;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String SPEC = """
            {"openapi":"3.1.0","info":{"title":"Fresh","version":"1"},"servers":[{"url":"%1$s"}],
             "components":{"securitySchemes":{"signIn":{"type":"openIdConnect",
               "openIdConnectUrl":"%1$s/.well-known/openid-configuration"}}},
             "security":[{"signIn":["read"]}],
             "paths":{"/me":{"get":{"operationId":"me","responses":{"200":{"description":"who"}}}}}}""";

    private final Stack stack = new Stack();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String slug = "fresh" + System.nanoTime();

    private Refreshes() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0]);
        Refreshes bench = new Refreshes();
        try (FakeIssuer issuer = new FakeIssuer(); Connection rows = bench.rows()) {
            bench.register(issuer);
            bench.connect(count);
            try {
                bench.fill(rows, ROWS - count);
                bench.measure(issuer, rows, count);
            } finally {
                bench.empty(rows);
            }
        }
    }

    private Connection rows() throws SQLException, IOException {
        return DriverManager.getConnection(stack.jdbc("connection"), "connection",
                stack.secret("connection.password"));
    }

    private void register(FakeIssuer issuer) throws Exception {
        var spec = Stack.JSON.createObjectNode().put("slug", slug);
        spec.putObject("spec").put("kind", "blob").put("value", SPEC.formatted(issuer.url()));
        stack.post("/api/openapi/specs", spec.toString());
        String config = "{\"app\":\"" + slug + "\",\"client_id\":\"bench\",\"client_secret\":\"s3cret\"}";
        for (int tries = 0;; tries++) {
            try {
                stack.post("/api/oauth/configs", config);
                return;
            } catch (IOException notYet) {
                if (tries == 50) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    private void connect(int count) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String user = "user-" + i;
                all.add(people.submit(() -> consent(user)));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        }
        System.out.printf("%d accounts connected through consent in %.0f s%n", count,
                (System.nanoTime() - start) / 1e9);
    }

    /** As a browser does, but for the provider's own pages. */
    private Void consent(String user) throws IOException, InterruptedException {
        String link = stack.post("/api/oauth/start", "{\"owner\":\"user\",\"user_id\":\"" + user
                + "\",\"integration\":\"" + slug + "\"}").path("auth_url").asText();
        HttpResponse<String> away = http.send(HttpRequest.newBuilder(URI.create(link)).build(),
                BodyHandlers.ofString());
        String provider = away.headers().firstValue("Location").orElseThrow();
        String cookie = away.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        String state = provider.replaceFirst(".*[?&]state=([^&]+).*", "$1");
        URI back = stack.gateway("/api/oauth/callback/" + slug + "?code=c-" + user + "&state=" + state);
        HttpResponse<String> end = http.send(HttpRequest.newBuilder(back).header("Cookie", cookie).build(),
                BodyHandlers.ofString());
        if (end.statusCode() != 200) {
            throw new IOException("the callback answered " + end.statusCode() + ": " + end.body());
        }
        return null;
    }

    /** Rows that are due later; nobody opens their credentials, for they have none. */
    private void fill(Connection rows, int count) throws SQLException {
        execute(rows,
                "insert into app.connection select (jsonb_populate_record(c.x, jsonb_build_object('id', 'filler_' || n,"
                        + " 'name', 'filler ' || n, 'due_at', now() + interval '2 hours'))).* from generate_series(1, "
                        + count
                        + ") n, (select x from app.connection x where tenant = 'local' and integration = '" + slug
                        + "' limit 1) c");
        execute(rows, "analyze app.connection");
    }

    private void empty(Connection rows) throws SQLException {
        execute(rows, "delete from app.connection where tenant = 'local' and id like 'filler_%'");
    }

    private void measure(FakeIssuer issuer, Connection rows, int count) throws Exception {
        Footprint before = Footprint.of(stack, "connection");
        execute(rows, "update app.connection set due_at = now() where tenant = 'local' and integration = '" + slug
                + "' and id not like 'filler_%'");
        long start = System.nanoTime();
        long minute = 0;
        while (fresh(rows) < count) {
            if (System.nanoTime() - start > MINUTE.multipliedBy(10).toNanos()) {
                throw new IllegalStateException("not done in ten minutes: " + fresh(rows) + " of " + count);
            }
            Thread.sleep(250);
            if ((System.nanoTime() - start) / MINUTE.toNanos() > minute) {
                minute++;
                System.out.printf("  %d refreshed, %d MiB resident%n", issuer.refreshed(),
                        Footprint.of(stack, "connection").residentMib());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Footprint after = Footprint.of(stack, "connection");
        System.out.printf(
                "%d of %d rows due at once: refreshed in %.1f s, %.0f /s (target %d /s), %d requests to the provider,"
                        + " %.2f ms of processor each, resident %d -> %d MiB%n",
                count, ROWS, seconds, count / seconds,
                TARGET_PER_SECOND, issuer.refreshed(), (double) after.cpuMillisSince(before) / count,
                before.residentMib(), after.residentMib());
    }

    private long fresh(Connection rows) throws SQLException {
        rows.setAutoCommit(true);
        try (Statement statement = rows.createStatement()) {
            statement.execute("set mooring.tenant = 'local'");
            ResultSet found = statement.executeQuery("select count(*) from app.connection where tenant = 'local'"
                    + " and integration = '" + slug
                    + "' and id not like 'filler_%' and due_at > now() + interval '10 minutes'");
            found.next();
            return found.getLong(1);
        }
    }

    private static void execute(Connection rows, String sql) throws SQLException {
        try (Statement statement = rows.createStatement()) {
            statement.execute("set mooring.tenant = 'local'");
            statement.execute(sql);
        }
    }
}
