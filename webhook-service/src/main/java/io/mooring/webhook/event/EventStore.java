package io.mooring.webhook.event;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.CloudEvent;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.NewestFirst;
import io.mooring.webhook.NewestFirst.Position;
import io.mooring.webhook.Page;
import io.mooring.webhook.TenantKey;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.event}. */
@ApplicationScoped
public class EventStore {

    private static final String INSERT = "insert into app.event (tenant, id, endpoint, provider, type, delivery_id,"
            + " content_type, headers, body, received_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
            + " on conflict do nothing";

    private final Providers providers;
    private final ObjectMapper json;

    EventStore(Providers providers, ObjectMapper json) {
        this.providers = providers;
        this.json = json;
    }

    /** Keeps an event; one that is there already stays as it is. */
    public Uni<Void> record(Mutiny.Session session, CloudEvent event, WebhookReceived received) {
        byte[] body = new byte[received.getBody().remaining()];
        received.getBody().duplicate().get(body);
        return session.createNativeQuery(INSERT).setParameter(1, event.tenant()).setParameter(2, event.id())
                .setParameter(3, received.getEndpoint()).setParameter(4, received.getProvider())
                .setParameter(5, received.getEventType()).setParameter(6, received.getDeliveryId())
                .setParameter(7, received.getContentType()).setParameter(8, headers(received)).setParameter(9, body)
                .setParameter(10, received.getReceivedAt()).executeUpdate().replaceWithVoid();
    }

    /** One event with its payload. Fails with 404. */
    public Uni<StoredEvent> require(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id)
                .map(row -> new StoredEvent(row.id, row.type, row.receivedAt, payload(row)));
    }

    Uni<EventView> requireView(Mutiny.Session session, String tenant, String id) {
        return requireRow(session, tenant, id).map(row -> EventView.whole(row, payload(row)));
    }

    Uni<Page<EventView>> list(Mutiny.Session session, String tenant, Filter filter, Cursor cursor) {
        return NewestFirst.of(EventRow.class, "receivedAt", tenant).with("provider", filter.provider())
                .with("type", filter.type()).with("endpoint", filter.endpoint()).since(filter.since())
                .page(session, cursor, EventView::brief, row -> new Position(row.receivedAt, row.id));
    }

    private static Uni<EventRow> requireRow(Mutiny.Session session, String tenant, String id) {
        return session.find(EventRow.class, new TenantKey(tenant, id)).onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("there is no event " + id));
    }

    private Payload payload(EventRow row) {
        String formField = providers.findWebhook(row.provider).map(WebhookFacts::formField)
                .orElse(null);
        return Payload.of(row.contentType, row.body, formField);
    }

    private String headers(WebhookReceived received) {
        try {
            return json.writeValueAsString(received.getHeaders());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    /** What a list is narrowed to; null is everything. */
    record Filter(@Nullable String provider, @Nullable String type, @Nullable String endpoint,
            @Nullable Instant since) {}
}
