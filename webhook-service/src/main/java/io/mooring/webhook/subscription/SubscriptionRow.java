package io.mooring.webhook.subscription;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** A subscription with its sealed secret. */
@Entity
@Table(name = "subscription", schema = "app")
@IdClass(TenantKey.class)
class SubscriptionRow {

    @Id
    String tenant;

    @Id
    String id;

    String url;

    @Column(name = "event_types")
    String[] eventTypes;

    /** Sealed; the owner is the id. */
    byte[] secret;

    boolean disabled;

    @Nullable
    @Column(name = "disabled_reason")
    String disabledReason;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SubscriptionRow() {}

    SubscriptionRow(String tenant, String id, String url, String[] eventTypes, byte[] secret, Instant createdAt) {
        this.tenant = tenant;
        this.id = id;
        this.url = url;
        this.eventTypes = eventTypes;
        this.secret = secret;
        this.createdAt = createdAt;
    }
}
