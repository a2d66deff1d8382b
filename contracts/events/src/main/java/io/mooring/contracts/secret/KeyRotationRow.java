package io.mooring.contracts.secret;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A rotation, under way or over. Written by native SQL only. */
@Entity
@Table(name = "key_rotation", schema = "app")
class KeyRotationRow {

    @Id
    String id;

    /** {@code *} for all. */
    String tenant;

    String which;

    String state;

    long total;

    long done;

    @Nullable
    String failure;

    @Column(name = "started_by")
    String startedBy;

    @Column(name = "started_at")
    Instant startedAt;

    @Nullable
    @Column(name = "finished_at")
    Instant finishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected KeyRotationRow() {}

    KeyRotation view() {
        return new KeyRotation(id, which, KeyRotationStore.ALL.equals(tenant) ? null : tenant, state, done, total,
                failure, startedBy, startedAt, finishedAt);
    }
}
