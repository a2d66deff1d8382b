package io.mooring.health.status;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.health.HealthChanged;

/** One change of a status, never changed itself. */
@Entity
@Table(name = "status_change", schema = "app")
@IdClass(ChangeRow.Key.class)
class ChangeRow {

    @Id
    String tenant;

    @Id
    String subject;

    @Id
    String id;

    @Id
    long version;

    @Nullable
    String previous;

    String status;

    String reason;

    Instant at;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ChangeRow() {}

    ChangeRow(HealthChanged change, Instant at) {
        this.tenant = change.getTenant();
        this.subject = change.getSubject();
        this.id = change.getId();
        this.version = change.getVersion();
        this.previous = change.getPrevious();
        this.status = change.getStatus();
        this.reason = change.getReason();
        this.at = at;
    }

    record Key(String tenant, String subject, String id, long version) implements Serializable {}
}
