package io.mooring.webhook.event;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.outbox.BulkStatements;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.event}. */
@ApplicationScoped
public class EventStore {

    /** One row for each id, for ever as far as repeats go: {@code event_id} outlives the row and its partition. */
    private static final String INSERT = """
            with given as materialized (select * from\s""" + BulkStatements.ROWS + """
             (id text, endpoint text, provider text, type text, received_type text, delivery_id text,
                content_type text, headers text, body text, received_at timestamptz, connection text, subject text,
                actor text, links text, unverified boolean)),
            fresh as (insert into app.event_id (tenant, id, received_at)
                select cast(?1 as text), id, received_at from given order by id on conflict do nothing returning id)
            insert into app.event (tenant, id, endpoint, provider, type, received_type, delivery_id, content_type,
                headers, body, received_at, connection, subject, actor, links, unverified)
            select cast(?1 as text), id, endpoint, provider, type, received_type, delivery_id, content_type, headers,
                decode(body, 'base64'), received_at, connection, subject, actor, links, unverified
            from given join fresh using (id) on conflict do nothing
            returning id""";
    /** By its day's partition alone. */
    private static final String FIND = "select " + EventRow.COLUMNS + " from app.event e where e.tenant = ?1"
            + " and e.id = ?2 and e.received_at = (select i.received_at from app.event_id i where i.tenant = ?1 and i.id = ?2)";

    private static final String READ = "select " + EventRow.COLUMNS
            + " from (select e.*, sum(octet_length(e.body)) over"
            + " (order by e.received_at, e.id) - octet_length(e.body) as before from (select e.* from app.event e"
            + " where e.tenant = :tenant";
    private static final String AFTER = " and (e.received_at, e.id) > (:at, :after)";
    private static final String IN_ORDER = " order by e.received_at, e.id limit ";
    /** Four megabytes and what one event more may have. */
    private static final String BOUNDED = ") e) e where e.before < 4000000 order by e.received_at, e.id";
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {
    };
    private static final String LOAD = "select " + EventRow.COLUMNS
            + " from unnest(cast(?1 as text[]), cast(?2 as text[]),"
            + " cast(cast(?3 as text[]) as timestamptz[])) as g (tenant, id, at) join app.event e"
            + " on e.tenant = g.tenant and e.id = g.id and e.received_at = g.at";

    private final Providers providers;
    private final ObjectMapper json;

    EventStore(Providers providers, ObjectMapper json) {
        this.providers = providers;
        this.json = json;
    }

    /**
     * Keeps events of a tenant.
     *
     * @param arrived in the order they came; an id may come more than once
     * @return those to be dispatched, in that order: the new ones, each once, and those that come from a replay
     */
    public Uni<List<Arrived>> record(Mutiny.Session session, String tenant, List<Arrived> arrived) {
        Map<String, Arrived> firsts = new LinkedHashMap<>();
        arrived.forEach(event -> firsts.putIfAbsent(event.id(), event));
        List<EventEntry> entries = firsts.values().stream()
                .map(event -> EventEntry.of(event, headers(event.received())))
                .toList();
        return BulkStatements.find(session, INSERT, tenant, entries).map(Set::copyOf).map(fresh -> arrived.stream()
                .filter(event -> event.replay() != null
                        || fresh.contains(event.id()) && firsts.get(event.id()) == event)
                .toList());
    }

    /** One event with its payload. Fails with 404. */
    public Uni<StoredEvent> require(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id)
                .map(row -> new StoredEvent(row.id, row.type, row.receivedAt, payload(row)));
    }

    /** Those that are still kept, of any tenant, each by its id and the day it came. */
    public Uni<Map<TenantKey, StoredEvent>> load(Mutiny.Session session, Map<TenantKey, Instant> receivedAt) {
        List<Map.Entry<TenantKey, Instant>> wanted = List.copyOf(receivedAt.entrySet());
        return session.createNativeQuery(LOAD, EventRow.class)
                .setParameter(1, wanted.stream().map(key -> key.getKey().tenant()).toArray(String[]::new))
                .setParameter(2, wanted.stream().map(key -> key.getKey().id()).toArray(String[]::new))
                .setParameter(3, wanted.stream().map(key -> key.getValue().toString()).toArray(String[]::new))
                .getResultList().map(rows -> rows.stream().collect(Collectors.toMap(
                        row -> new TenantKey(row.tenant, row.id),
                        row -> new StoredEvent(row.id, row.type, row.receivedAt, payload(row)))));
    }

    /** What the provider said in a webhook. */
    public Payload payload(WebhookReceived received) {
        byte[] body = new byte[received.getBody().remaining()];
        received.getBody().duplicate().get(body);
        return payload(received.getProvider(), received.getContentType(), body);
    }

    Uni<EventView> requireView(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id).map(row -> EventView.whole(row, payload(row)));
    }

    /** The bytes as they came. Fails with 404. */
    Uni<RawPayload> requireRaw(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id).map(row -> new RawPayload(row.id, row.body));
    }

    /**
     * Events as Kafka got them, in the order they came, for sending them once more.
     *
     * @param after the last one before; null: from the filter's begin
     * @param most how many at most; fewer when they are large
     */
    public Uni<List<KeptEvent>> read(Mutiny.Session session, String tenant, EventFilter filter,
            NewestFirst.@Nullable Position after, int most) {
        Mutiny.SelectionQuery<EventRow> query = session
                .createNativeQuery(
                        READ + filter.conditions() + (after == null ? "" : AFTER) + IN_ORDER + most + BOUNDED,
                        EventRow.class)
                .setParameter("tenant", tenant);
        filter.values().forEach(query::setParameter);
        if (after != null) {
            query.setParameter("at", after.time()).setParameter("after", after.id());
        }
        return query.getResultList().map(rows -> rows.stream().map(row -> KeptEvent.of(row, headers(row))).toList());
    }

    private static Uni<EventRow> requireRow(Mutiny.Session session, String tenant, String id) {
        return session.createNativeQuery(FIND, EventRow.class).setParameter(1, tenant).setParameter(2, id)
                .getSingleResultOrNull().onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("there is no event " + id));
    }

    private Payload payload(EventRow row) {
        return payload(row.provider, row.contentType, row.body);
    }

    private Payload payload(String provider, String contentType, byte[] body) {
        String formField = providers.findWebhook(provider).map(WebhookFacts::formField).orElse(null);
        return Payload.of(contentType, body, formField);
    }

    private String headers(WebhookReceived received) {
        try {
            return json.writeValueAsString(received.getHeaders());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    private Map<String, String> headers(EventRow row) {
        try {
            return json.readValue(row.headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the headers of event " + row.id + " are not what was stored", e);
        }
    }

    /** A body. */
    record RawPayload(String id, byte[] bytes) {}
}
