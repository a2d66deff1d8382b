package io.mooring.health.connectionview;

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

import io.mooring.contracts.event.connection.ConnectionState;

/** A connection as connection-service last published it. */
@Entity
@Table(name = "connection_view", schema = "app")
@IdClass(ConnectionRow.Key.class)
class ConnectionRow {

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
    Lifecycle lifecycle = Lifecycle.OTHER;

    @Column(name = "credential_version")
    long credentialVersion = Long.MIN_VALUE;

    long version = Long.MIN_VALUE;

    /** When it was first seen here. */
    Instant since;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ConnectionRow() {}

    @SuppressWarnings("NullAway.Init")
    ConnectionRow(String tenant, String id, Instant since) {
        this.tenant = tenant;
        this.id = id;
        this.since = since;
    }

    Reception take(ConnectionState state) {
        if (state.getVersion() < version) {
            return Reception.STALE;
        }
        Lifecycle next = Lifecycle.of(state.getStatus());
        boolean activated = next == Lifecycle.ACTIVE
                && (lifecycle != Lifecycle.ACTIVE || state.getCredentialVersion() > credentialVersion);
        integration = state.getIntegration();
        name = state.getName();
        owner = state.getOwner();
        userId = state.getUserId();
        lifecycle = next;
        credentialVersion = state.getCredentialVersion();
        version = state.getVersion();
        return activated ? Reception.ACTIVATED : Reception.CHANGED;
    }

    ConnectionView view() {
        return new ConnectionView(id, integration, lifecycle);
    }

    record Key(String tenant, String id) implements Serializable {}
}
