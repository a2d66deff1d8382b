package io.mooring.connection.session;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Owner;

/** A session that has not been swept away. */
@Entity
@Table(name = "connect_session", schema = "app")
@IdClass(ConnectSessionRow.Key.class)
class ConnectSessionRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    @Column(name = "token_hash")
    String tokenHash;

    @Nullable
    @Column(name = "browser_hash")
    String browserHash;

    String owner;

    @Nullable
    @Column(name = "user_id")
    String userId;

    String[] integrations;

    String name;

    @Nullable
    String connection;

    boolean replaces;

    @Nullable
    @Column(name = "redirect_url")
    String redirectUrl;

    boolean confirms;

    @Nullable
    @Column(name = "confirm_hash")
    String confirmHash;

    @Nullable
    @Column(name = "confirmed_at")
    Instant confirmedAt;

    @Nullable
    @Column(name = "opened_at")
    Instant openedAt;

    @Nullable
    @Column(name = "ended_at")
    Instant endedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ConnectSessionRow() {}

    ConnectSessionRow(ConnectSession session, String tokenHash) {
        this.tenant = session.tenant();
        this.id = session.id();
        this.tokenHash = tokenHash;
        this.owner = session.owner().kind();
        this.userId = session.owner().userId();
        this.integrations = session.integrations().toArray(String[]::new);
        this.name = session.name();
        this.connection = session.connection();
        this.replaces = session.replaces();
        this.redirectUrl = session.redirectUrl();
        this.confirms = session.confirms();
        this.expiresAt = session.expiresAt();
        this.createdAt = session.createdAt();
        this.createdBy = session.createdBy();
    }

    ConnectSession session() {
        return new ConnectSession(tenant, id, new Owner(owner, userId), List.of(integrations), name, connection,
                replaces, redirectUrl, confirms, openedAt, confirmedAt, endedAt, expiresAt, createdAt, createdBy);
    }
}
