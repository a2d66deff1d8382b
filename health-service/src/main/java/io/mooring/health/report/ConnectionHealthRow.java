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
import org.jspecify.annotations.Nullable;

import io.mooring.health.Status;

/** A connection with its status; a view of the database. */
@Entity
@Immutable
@Table(name = "connection_health", schema = "app")
@IdClass(ConnectionHealthRow.Key.class)
class ConnectionHealthRow {

    @Id
    String tenant;

    @Id
    String id;

    String integration;

    String name;

    String owner;

    @Nullable
    @Column(name = "user_id")
    String userId;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "text")
    Status status;

    String reason;

    Instant since;

    /** Place among the connections of its integration, the worst one first; from 1. */
    long place;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ConnectionHealthRow() {}

    record Key(String tenant, String id) implements Serializable {}
}
