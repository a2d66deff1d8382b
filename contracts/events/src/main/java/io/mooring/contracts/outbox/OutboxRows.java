package io.mooring.contracts.outbox;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.Event;
import io.smallrye.mutiny.Uni;

/**
 * Some events as rows of {@code app.outbox}. One statement writes them and one removes them again, however many: a row at
 * a time, a catalog of a thousand tools takes seconds.
 */
final class OutboxRows {

    /** Bytes of payloads and number of rows at which a statement is large enough. */
    private static final int MANY_BYTES = 2_000_000;
    private static final int MANY = 2_000;

    private static final String INSERT = """
            insert into app.outbox (id, topic, key, payload, type, source, time, tenant, traceparent)
            select cast(id as uuid), topic, key, decode(payload, 'base64'), topic, ?1, ?2, tenant, cast(?3 as text)
            from unnest(cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]), cast(?7 as text[]),
                cast(?8 as text[])) as event (id, topic, key, payload, tenant)""";
    private static final String DELETE = "delete from app.outbox where id = any(cast(cast(?1 as text[]) as uuid[]))";

    private final List<String> ids = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<@Nullable String> payloads = new ArrayList<>();
    private final List<String> tenants = new ArrayList<>();
    private final String source;
    private final String time;
    private final String traceparent;
    private int bytes;

    /**
     * None yet.
     *
     * @param time text, because the router copies it into a header as it is
     * @param traceparent of all of them
     */
    OutboxRows(String source, String time, String traceparent) {
        this.source = source;
        this.time = time;
        this.traceparent = traceparent;
    }

    void add(Event event, byte @Nullable [] payload) {
        ids.add(UUID.randomUUID().toString());
        topics.add(event.topic());
        keys.add(event.key());
        payloads.add(payload == null ? null : Base64.getEncoder().encodeToString(payload));
        tenants.add(event.tenant());
        bytes += payload == null ? 0 : payload.length;
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }

    boolean isFull() {
        return ids.size() >= MANY || bytes >= MANY_BYTES;
    }

    /** In the order they were added. */
    Uni<Void> write(Mutiny.Session session) {
        return session.createNativeQuery(INSERT).setParameter(1, source).setParameter(2, time)
                .setParameter(3, traceparent).setParameter(4, array(ids)).setParameter(5, array(topics))
                .setParameter(6, array(keys)).setParameter(7, array(payloads)).setParameter(8, array(tenants))
                .executeUpdate()
                .chain(() -> session.createNativeQuery(DELETE).setParameter(1, array(ids)).executeUpdate())
                .replaceWithVoid();
    }

    private static String[] array(List<? extends @Nullable String> column) {
        return column.toArray(String[]::new);
    }
}
