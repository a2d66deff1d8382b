package io.mooring.health.signal;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** One observation, never changed. */
@Entity
@Table(name = "observation", schema = "app")
@IdClass(ObservationRow.Key.class)
class ObservationRow {

    @Id
    String tenant;

    /** {@code ce_id} of the event it was drawn from. */
    @Id
    String id;

    String integration;

    String connection;

    Instant at;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Finding finding;

    long millis;

    @Nullable
    @Column(name = "http_status")
    Integer httpStatus;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ObservationRow() {}

    ObservationRow(String tenant, String id, Observation seen) {
        this.tenant = tenant;
        this.id = id;
        this.integration = seen.integration();
        this.connection = seen.connection();
        this.at = seen.at();
        this.finding = seen.finding();
        this.millis = seen.millis();
        this.httpStatus = seen.httpStatus();
    }

    Observation observation() {
        return new Observation(integration, connection, at, finding, millis, httpStatus);
    }

    record Key(String tenant, String id) implements Serializable {}
}
