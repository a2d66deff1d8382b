package io.mooring.bench.webhook;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.bench.Stack;
import io.mooring.bench.load.Figures;
import io.mooring.bench.load.Load;
import io.mooring.bench.load.OpenLoad;
import io.mooring.bench.load.Prepared;

/**
 * Lists, search, intake and deliveries of a tenant before and after it has a million parked deliveries, or as many as the
 * argument says. One became undeliverable in earnest; the others, with their events, are copies of it made by SQL.
 */
public final class ParkedDeliveries {

    private static final String COUNT = "1000000";
    private static final String KIND = "bench" + System.nanoTime();
    private static final int READERS = 2;
    private static final int CLIENTS = 32;
    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final Duration UNTIL_STORED = Duration.ofMinutes(10);
    private static final String LIST = "/api/webhooks/deliveries?limit=50";
    private static final String COPY = "insert into app.%1$s overriding system value select copy.* from"
            + " generate_series(1, %2$d) as n,"
            + " (select * from app.%1$s where tenant = 'local' and id = '%3$s') as one, lateral jsonb_populate_record("
            + "null::app.%1$s, to_jsonb(one) || jsonb_build_object('id', 'parked-' || n, %4$s)) as copy";
    /** Asked every two seconds. */
    private static final String BEHIND = "select bool_or(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) > 16000000)"
            + " from pg_replication_slots, pg_sleep(2)";
    private static final String OF_EVENT = "'delivery_id', 'parked-' || n,"
            + " 'received_at', one.received_at - n * interval '1 millisecond'";
    private static final String OF_DELIVERY = "'event', 'parked-' || n,"
            + " 'event_at', one.event_at - n * interval '1 millisecond',"
            + " 'created_at', one.created_at - n * interval '1 millisecond'";

    private final Stack stack = new Stack();
    private final GitHubHook hook;

    private ParkedDeliveries() throws IOException, InterruptedException {
        hook = new GitHubHook(stack);
    }

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt((arguments.length == 0 ? COUNT : arguments[0]).replace("_", ""));
        ParkedDeliveries bench = new ParkedDeliveries();
        try (Subscribers subscribers = new Subscribers(bench.stack); Received received = new Received(bench.stack)) {
            bench.compare(count, subscribers, received);
        }
    }

    private void compare(int count, Subscribers subscribers, Received received) throws Exception {
        JsonNode parked = parked(subscribers);
        subscribers.answer(204);
        subscribers.subscribe("github." + KIND + "-taken");
        Map<String, Figures> before = measure("before", subscribers, received);
        try (Connection rows = DriverManager.getConnection(stack.jdbc("webhook"), "webhook",
                stack.secret("webhook.password"))) {
            fill(rows, count, parked);
            try {
                Map<String, Figures> after = measure("after", subscribers, received);
                before.forEach((what, then) -> System.out.printf("%s: p50 %.2f, p99 %.2f of before%n", what,
                        after.get(what).percentile(50) / then.percentile(50),
                        after.get(what).percentile(99) / then.percentile(99)));
            } finally {
                empty(rows);
            }
        }
    }

    /** One delivery that its subscriber never wants. */
    private JsonNode parked(Subscribers subscribers) throws Exception {
        subscribers.answer(410);
        String path = LIST + "&status=undeliverable&subscription="
                + subscribers.subscribe("github." + KIND + "-parked");
        new OpenLoad(1).send(Duration.ofSeconds(1), () -> hook.delivery(KIND + "-parked"), (status, body, due) -> {
            if (status / 100 != 2) {
                throw new IllegalStateException("not accepted: " + body);
            }
        });
        for (int tries = 0;; tries++) {
            JsonNode found = stack.get(path).path("items").path(0);
            if (!found.isMissingNode()) {
                return found;
            }
            if (tries > 600) {
                throw new IOException("nothing was parked");
            }
            Thread.sleep(100);
        }
    }

    private void fill(Connection rows, int count, JsonNode parked) throws SQLException {
        long start = System.nanoTime();
        execute(rows, COPY.formatted("event", count, parked.path("event").textValue(), OF_EVENT));
        execute(rows, COPY.formatted("delivery", count, parked.path("id").textValue(), OF_DELIVERY));
        execute(rows, "vacuum analyze app.event, app.delivery");
        System.out.printf("%,d parked deliveries made by SQL in %d s%n", count,
                (System.nanoTime() - start) / 1_000_000_000);
        awaitConnect(rows);
    }

    /** Reading what SQL wrote keeps Connect busy for minutes; no real parked delivery came that fast. */
    private static void awaitConnect(Connection rows) throws SQLException {
        Instant limit = Instant.now().plus(UNTIL_STORED);
        try (Statement statement = rows.createStatement()) {
            boolean behind = true;
            while (behind && Instant.now().isBefore(limit)) {
                try (ResultSet answer = statement.executeQuery(BEHIND)) {
                    answer.next();
                    behind = answer.getBoolean(1);
                }
            }
        }
    }

    private static void empty(Connection rows) throws SQLException {
        execute(rows, "delete from app.delivery where tenant = 'local' and id like 'parked-%'");
        execute(rows, "delete from app.event where tenant = 'local' and id like 'parked-%'");
    }

    private static void execute(Connection rows, String sql) throws SQLException {
        try (Statement statement = rows.createStatement()) {
            statement.execute("set mooring.tenant = 'local'");
            statement.execute(sql);
        }
    }

    private Map<String, Figures> measure(String when, Subscribers subscribers, Received received) throws Exception {
        Map<String, Figures> figures = new LinkedHashMap<>();
        reads(figures, when, "the latest", LIST);
        reads(figures, when, "parked ones", LIST + "&status=undeliverable");
        reads(figures, when, "events of a type", "/api/webhooks/events?limit=50&type=github." + KIND + "-parked");
        Journey journey = new Journey(PER_SECOND, WARM_UP, MEASURED);
        journey.run(() -> hook.delivery(KIND + "-taken"));
        journey.awaitArrivals(subscribers.arrivals());
        print(figures, "delivery", journey.delivered(when + ": received to delivered", subscribers.arrivals()));
        print(figures, "intake", new Load(CLIENTS, WARM_UP, MEASURED).run(when + ": intake",
                () -> hook.delivery(GitHubHook.PUSH)));
        if (!received.awaitStored(UNTIL_STORED)) {
            System.out.printf("%d of the intake are still not in the database%n", received.waiting());
        }
        return figures;
    }

    private void reads(Map<String, Figures> figures, String when, String what, String path) throws Exception {
        Prepared request = Prepared.of(stack.request(path).build());
        print(figures, what, new Load(READERS, WARM_UP, MEASURED).run(when + ": " + what, () -> request));
    }

    private static void print(Map<String, Figures> figures, String what, Figures some) {
        some.print();
        figures.put(what, some);
    }
}
