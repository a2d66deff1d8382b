package io.mooring.health.status;

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

import io.mooring.contracts.event.health.HealthChanged;
import io.mooring.health.Status;
import io.mooring.health.Subject;

/** What is known of a subject now. */
@Entity
@Table(name = "status", schema = "app")
@IdClass(StatusRow.Key.class)
class StatusRow {

    @Id
    String tenant;

    @Id
    String subject;

    @Id
    String id;

    /** None before the first assessment. */
    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Status status;

    String reason;

    /** When the status was reached; the reason may have changed later. */
    Instant since;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected StatusRow() {}

    @SuppressWarnings("NullAway.Init")
    StatusRow(String tenant, Subject subject) {
        this.tenant = tenant;
        this.subject = subject.kind();
        this.id = subject.id();
    }

    /** Whether it has a status yet. */
    boolean isKnown() {
        return status != null;
    }

    /**
     * Takes the assessment over. The version is the time, so that it rises even over a removal and a return of the
     * subject.
     *
     * @return the event, when the status is another one than before
     */
    @Nullable
    HealthChanged take(Assessment assessment, Instant now) {
        Status previous = status;
        reason = assessment.reason();
        if (assessment.status() == previous) {
            return null;
        }
        status = assessment.status();
        since = now;
        version = Math.max(version + 1, now.toEpochMilli());
        return HealthChanged.newBuilder().setTenant(tenant).setSubject(subject).setId(id)
                .setPrevious(previous == null ? null : previous.name()).setStatus(assessment.status().name())
                .setReason(reason).setVersion(version).build();
    }

    record Key(String tenant, String subject, String id) implements Serializable {
        static Key of(String tenant, Subject subject) {
            return new Key(tenant, subject.kind(), subject.id());
        }
    }
}
