package io.mooring.webhook.delivery;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** One event to one subscription. Dispatch writes it, this package moves it on. */
@Entity
@Table(name = "delivery", schema = "app")
@IdClass(TenantKey.class)
class DeliveryRow {

    /** Of a {@code d}, for native queries: Hibernate does not bear columns that are none of its. */
    static final String COLUMNS = "d.tenant, d.id, d.event, d.event_at, d.event_type, d.subscription, d.status, d.attempts,"
            + " d.attempts_before, d.order_key, d.next_attempt_at, d.last_status, d.last_error, d.version, d.created_at, d.size";

    @Id
    String tenant;

    @Id
    String id;

    String event;

    /** When the event came; finds its partition. */
    @Column(name = "event_at")
    Instant eventAt;

    @Column(name = "event_type")
    String eventType;

    String subscription;

    String status;

    int attempts;

    /** Of them, those before it was last sent again: its schedule began anew. */
    @Column(name = "attempts_before")
    int attemptsBefore;

    /** What it has in common with those that wait for it; null when none does. */
    @Nullable
    @Column(name = "order_key")
    String orderKey;

    /** When it is due; while an attempt is under way, the end of its lease; null when it waits for another. */
    @Nullable
    @Column(name = "next_attempt_at")
    Instant nextAttemptAt;

    @Nullable
    @Column(name = "last_status")
    Integer lastStatus;

    @Nullable
    @Column(name = "last_error")
    String lastError;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    /** Of the event's body, in bytes. */
    int size;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DeliveryRow() {}
}
