package io.mooring.webhook.subscription;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** A subscription with its sealed secrets. Written by column: how it is doing is noted at any time. */
@Entity
@Table(name = "subscription", schema = "app")
@IdClass(TenantKey.class)
@DynamicUpdate
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

    @Nullable
    @Column(name = "former_secret")
    byte[] formerSecret;

    @Nullable
    @Column(name = "former_until")
    Instant formerUntil;

    @Nullable
    String filter;

    @Nullable
    @Column(name = "rate_limit")
    Integer rateLimit;

    String ordering = Ordering.NONE.text();

    boolean disabled;

    @Nullable
    @Column(name = "disabled_reason")
    String disabledReason;

    @Nullable
    @Column(name = "last_success_at")
    Instant lastSuccessAt;

    @Nullable
    @Column(name = "failing_since")
    Instant failingSince;

    @Nullable
    @Column(name = "failing_told_at")
    Instant failingToldAt;

    long version = 1;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SubscriptionRow() {}

    /** Its url and event types follow. */
    @SuppressWarnings("NullAway.Init")
    SubscriptionRow(String tenant, String id, byte[] secret, Instant createdAt) {
        this.tenant = tenant;
        this.id = id;
        this.secret = secret;
        this.createdAt = createdAt;
    }
}
