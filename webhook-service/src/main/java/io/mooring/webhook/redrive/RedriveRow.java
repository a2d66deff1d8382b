package io.mooring.webhook.redrive;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** A wish to send parked deliveries again, and how far it came. */
@Entity
@Table(name = "redrive", schema = "app")
@IdClass(TenantKey.class)
class RedriveRow {

    @Id
    String tenant;

    @Id
    String id;

    @Nullable
    String subscription;

    @Nullable
    @Column(name = "event_type")
    String eventType;

    @Nullable
    Instant since;

    Instant until;

    String state = "running";

    long done;

    /** Of the last delivery it came to. */
    @Column(name = "last_at")
    Instant lastAt = Instant.EPOCH;

    @Column(name = "last_id")
    String lastId = "";

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "finished_at")
    Instant finishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected RedriveRow() {}

    RedriveRow(String tenant, String id, Instant until, String createdBy, Instant createdAt) {
        this.tenant = tenant;
        this.id = id;
        this.until = until;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }
}
