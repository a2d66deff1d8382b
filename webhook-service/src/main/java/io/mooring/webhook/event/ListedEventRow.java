package io.mooring.webhook.event;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** An event without what may be large: lists have many of them. */
@Entity
@Immutable
@Table(name = "event", schema = "app")
@IdClass(TenantKey.class)
class ListedEventRow {

    /** For queries of such rows. */
    static final String COLUMNS = "e.tenant, e.id, e.endpoint, e.provider, e.type, e.received_type, e.delivery_id,"
            + " e.content_type, e.received_at, e.connection, e.subject, e.actor, e.links, e.unverified, e.tx";

    @Id
    String tenant;

    @Id
    String id;

    String endpoint;

    String provider;

    String type;

    @Column(name = "received_type")
    String receivedType;

    @Nullable
    @Column(name = "delivery_id")
    String deliveryId;

    @Column(name = "content_type")
    String contentType;

    @Column(name = "received_at")
    Instant receivedAt;

    @Nullable
    String connection;

    @Nullable
    String subject;

    @Nullable
    String actor;

    @Nullable
    String links;

    boolean unverified;

    /** The transaction that stored it. */
    long tx;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ListedEventRow() {}

    EventView view() {
        return new EventView(id, type, receivedType.equals(type) ? null : receivedType, provider, endpoint, connection,
                subject, actor, links, unverified, deliveryId, contentType, receivedAt, null, null, null);
    }
}
