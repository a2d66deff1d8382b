package io.mooring.webhook.event;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** A received event; the id is its {@code ce_id}. */
@Entity
@Table(name = "event", schema = "app")
@IdClass(TenantKey.class)
class EventRow {

    /** Of an {@code e}, for native queries: Hibernate does not bear columns that are none of its. */
    static final String COLUMNS = "e.tenant, e.id, e.endpoint, e.provider, e.type, e.received_type, e.delivery_id, e.content_type,"
            + " e.headers, e.body, e.received_at, e.connection, e.subject, e.actor, e.links, e.unverified";

    @Id
    String tenant;

    @Id
    String id;

    String endpoint;

    String provider;

    /** As it was understood. */
    String type;

    /** As the intake named it. */
    @Column(name = "received_type")
    String receivedType;

    @Nullable
    @Column(name = "delivery_id")
    String deliveryId;

    @Column(name = "content_type")
    String contentType;

    /** A JSON object. */
    String headers;

    byte[] body;

    /** Also the key of the partition. */
    @Column(name = "received_at")
    Instant receivedAt;

    @Nullable
    String connection;

    @Nullable
    String subject;

    @Nullable
    String actor;

    /** A JSON object. */
    @Nullable
    String links;

    /** Whether nothing proves who sent it. */
    boolean unverified;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected EventRow() {}
}
