package io.mooring.webhook.replay;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** A replay and how far it got. */
@Entity
@Table(name = "replay", schema = "app")
@IdClass(TenantKey.class)
class ReplayRow {

    static final String RUNNING = "running";
    static final String DONE = "done";
    static final String CANCELLED = "cancelled";

    @Id
    String tenant;

    @Id
    String id;

    /** JSON of what it was asked for. */
    String filter;

    Instant since;

    Instant until;

    @Nullable
    String subscription;

    boolean redeliver;

    String state;

    long sent;

    /** The last event that Kafka has. */
    @Nullable
    @Column(name = "position_at")
    Instant positionAt;

    @Nullable
    @Column(name = "position_id")
    String positionId;

    /** Until when a process works at it. */
    @Nullable
    @Column(name = "lease_until")
    Instant leaseUntil;

    long version;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Nullable
    @Column(name = "finished_at")
    Instant finishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ReplayRow() {}

    /** One that begins. */
    @SuppressWarnings("NullAway.Init")
    ReplayRow(String tenant, String id, ReplayWish wish, String by, Instant now) {
        this.tenant = tenant;
        this.id = id;
        this.filter = wish.text();
        this.since = wish.requireSince();
        this.until = wish.until(now);
        this.subscription = wish.subscription();
        this.redeliver = wish.isRedeliver();
        this.state = RUNNING;
        this.createdBy = by;
        this.createdAt = now;
        this.version = 1;
    }
}
