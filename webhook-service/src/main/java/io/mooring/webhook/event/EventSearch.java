package io.mooring.webhook.event;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.WebhookError;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

/**
 * Finds events, the newest first. A search for a text in payloads looks at so many events and bytes for each page, so that
 * none takes long: a page may be short, or empty, and have a next one.
 */
@ApplicationScoped
class EventSearch {

    /** Searches of payloads: each holds a connection, of which others need some. */
    private static final int MOST_AT_ONCE = 4;
    private static final int MOST_LOOKED_AT = 20_000;
    private static final long MOST_BYTES = 64 << 20;
    /** Milliseconds; a filter that few events pass may have to go through many. */
    private static final String PATIENCE = "select set_config('statement_timeout', '8000', true)";
    private static final String CANCELLED = "57014";

    private static final String ORDER = " order by e.received_at desc, e.id desc limit ";
    private static final String FROM = " from app.event e where e.tenant = :tenant";
    private static final String LIST = "select " + ListedEventRow.COLUMNS + FROM;
    /** The last of the events to look at. The size of a body is known without reading it. */
    private static final String END = "select cast(cast(extract(epoch from w.received_at) * 1000000 as bigint) as text)"
            + " || ' ' || w.place || ' ' || w.total || ' ' || w.id from (select v.received_at, v.id, row_number() over o"
            + " as place, sum(v.size) over o as bytes, count(*) over () as total from (";
    private static final String SIZES = "select e.received_at, e.id, octet_length(e.body) as size" + FROM;
    private static final String OF = ") v window o as (order by v.received_at desc, v.id desc)) w where w.place = 1"
            + " or w.place <= " + MOST_LOOKED_AT + " and w.bytes <= " + MOST_BYTES + " order by w.place desc limit 1";
    private static final String AFTER = " and (e.received_at, e.id) < (:at, :after)";
    private static final String UNTIL_END = " and (e.received_at, e.id) >= (:endAt, :endId)";
    private static final String TEXT = " and position(decode(:text, 'hex') in e.body) > 0";

    private final Transactions transactions;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    EventSearch(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Newest first. Fails with 400 when it takes too long, with 503 when too many look into payloads.
     *
     * @param text stands in the payload; null: anything
     */
    Uni<Page<EventView>> list(String tenant, EventFilter filter, @Nullable String text, Cursor cursor) {
        Uni<Page<EventView>> page = transactions.in(tenant, session -> list(session, tenant, filter, text, cursor));
        return text == null ? page : Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                throw WebhookError.TOO_MANY_SEARCHES.because("others are looking into payloads; try again");
            }
            return page.onTermination().invoke(() -> places.release());
        });
    }

    private static Uni<Page<EventView>> list(Mutiny.Session session, String tenant, EventFilter filter,
            @Nullable String text, Cursor cursor) {
        Position after = cursor.after() == null ? null : Position.parse(cursor.after());
        return session.createNativeQuery(PATIENCE).executeUpdate().chain(() -> text == null
                ? page(session, tenant, filter, after, cursor)
                : textPage(session, tenant, filter, after, text, cursor))
                .onFailure(EventSearch::tookTooLong).transform(failure -> GeneralError.BAD_REQUEST.at("since",
                        "expected a later time: the search took too long"));
    }

    private static Uni<Page<EventView>> page(Mutiny.Session session, String tenant, EventFilter filter,
            @Nullable Position after, Cursor cursor) {
        String sql = LIST + filter.conditions() + (after == null ? "" : AFTER) + ORDER + cursor.fetch();
        return bind(session.createNativeQuery(sql, ListedEventRow.class), tenant, filter, after).getResultList()
                .map(rows -> new Page<>(views(cursor.page(rows)),
                        cursor.next(rows, last -> position(last).text())));
    }

    private static Uni<Page<EventView>> textPage(Mutiny.Session session, String tenant, EventFilter filter,
            @Nullable Position after, String text, Cursor cursor) {
        String sizes = SIZES + filter.conditions() + (after == null ? "" : AFTER) + ORDER + (MOST_LOOKED_AT + 1);
        return bind(session.createNativeQuery(END + sizes + OF, String.class), tenant, filter, after)
                .getSingleResultOrNull().chain(end -> end == null
                        ? Uni.createFrom().item(new Page<EventView>(List.of(), null))
                        : textPage(session, tenant, filter, after, text, cursor, Window.parse(end)));
    }

    private static Uni<Page<EventView>> textPage(Mutiny.Session session, String tenant, EventFilter filter,
            @Nullable Position after, String text, Cursor cursor, Window window) {
        String sql = LIST + filter.conditions() + (after == null ? "" : AFTER) + UNTIL_END + TEXT + ORDER
                + cursor.fetch();
        return bind(session.createNativeQuery(sql, ListedEventRow.class), tenant, filter, after)
                .setParameter("endAt", window.end().time()).setParameter("endId", window.end().id())
                .setParameter("text", HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)))
                .getResultList().map(rows -> new Page<>(views(cursor.page(rows)), next(cursor, rows, window)));
    }

    /** Behind the page when more was found, else behind what was looked at when there is more to look at. */
    private static @Nullable String next(Cursor cursor, List<ListedEventRow> rows, Window window) {
        String found = cursor.next(rows, last -> position(last).text());
        return found == null && window.more() ? Cursor.encode(window.end().text()) : found;
    }

    private static List<EventView> views(List<ListedEventRow> rows) {
        return rows.stream().map(ListedEventRow::view).toList();
    }

    private static Position position(ListedEventRow row) {
        return new Position(row.receivedAt, row.id);
    }

    private static boolean tookTooLong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException driver && CANCELLED.equals(driver.getSqlState())
                    || cause instanceof SQLException refused && CANCELLED.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static <R> Mutiny.SelectionQuery<R> bind(Mutiny.SelectionQuery<R> query, String tenant,
            EventFilter filter, @Nullable Position after) {
        query.setParameter("tenant", tenant);
        for (Map.Entry<String, Object> value : filter.values().entrySet()) {
            query.setParameter(value.getKey(), value.getValue());
        }
        return after == null ? query : query.setParameter("at", after.time()).setParameter("after", after.id());
    }

    /**
     * What one page looks at.
     *
     * @param end the last event of it
     * @param more whether there are events behind it
     */
    private record Window(Position end, boolean more) {

        static Window parse(String text) {
            String[] parts = text.split(" ", 4);
            Instant at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            return new Window(new Position(at, parts[3]), Long.parseLong(parts[1]) < Long.parseLong(parts[2]));
        }
    }
}
