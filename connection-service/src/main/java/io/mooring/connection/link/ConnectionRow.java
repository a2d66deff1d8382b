package io.mooring.connection.link;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A connection that was not removed. Inserted by native SQL, so that a name in use is an answer, not an exception. */
@Entity
@Table(name = "connection", schema = "app")
@IdClass(ConnectionRow.Key.class)
class ConnectionRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String owner;

    @Nullable
    @Column(name = "user_id")
    String userId;

    String integration;

    String name;

    String template;

    @Enumerated(EnumType.STRING)
    ConnectionStatus status;

    @Column(name = "credential_version")
    long credentialVersion;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ConnectionRow() {}

    Connection connection() {
        return new Connection(id, owner, userId, integration, name, template, status, credentialVersion, version,
                createdAt, createdBy, updatedAt);
    }
}
