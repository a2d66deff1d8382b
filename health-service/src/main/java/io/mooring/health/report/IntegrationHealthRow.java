package io.mooring.health.report;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import io.mooring.health.Status;

/** An integration with its status; a view of the database. */
@Entity
@Immutable
@Table(name = "integration_health", schema = "app")
@IdClass(IntegrationHealthRow.Key.class)
class IntegrationHealthRow {

    @Id
    String tenant;

    @Id
    String slug;

    String name;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Status status;

    String reason;

    Instant since;

    /** False when nothing has been seen of it. */
    boolean known;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected IntegrationHealthRow() {}

    record Key(String tenant, String slug) implements Serializable {}
}
