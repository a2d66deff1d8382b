package io.mooring.webhook.delivery;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** One HTTP try with its outcome. */
@Entity
@Table(name = "attempt", schema = "app")
@IdClass(AttemptRow.Key.class)
class AttemptRow {

    @Id
    String tenant;

    @Id
    String delivery;

    @Id
    int number;

    Instant at;

    @Nullable
    Integer status;

    @Nullable
    String error;

    /** The beginning of what was answered, when it was text. */
    @Nullable
    String response;

    @Column(name = "duration_millis")
    long durationMillis;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AttemptRow() {}

    record Key(String tenant, String delivery, int number) {}
}
