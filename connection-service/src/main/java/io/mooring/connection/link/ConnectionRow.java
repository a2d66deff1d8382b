package io.mooring.connection.link;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.link.Standing.Health;

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

    @Nullable
    @Enumerated(EnumType.STRING)
    @Column(name = "status_before")
    ConnectionStatus statusBefore;

    @Enumerated(EnumType.STRING)
    Health health;

    @Nullable
    @Column(name = "status_reason")
    String statusReason;

    @Nullable
    @Column(name = "status_detail")
    String statusDetail;

    @Column(name = "failure_count")
    int failureCount;

    @Nullable
    @Column(name = "last_verified_at")
    Instant lastVerifiedAt;

    @Nullable
    @Column(name = "due_at")
    Instant dueAt;

    @Nullable
    @Column(name = "lease_owner")
    String leaseOwner;

    @Nullable
    @Column(name = "lease_until")
    Instant leaseUntil;

    @Nullable
    @Column(name = "refresh_sent_at")
    Instant refreshSentAt;

    @Nullable
    @Column(name = "auth_config")
    String authConfig;

    @Column(name = "granted_scopes")
    String[] grantedScopes;

    @Column(name = "missing_scopes")
    String[] missingScopes;

    @Nullable
    @Column(name = "access_expires_at")
    Instant accessExpiresAt;

    @Nullable
    @Column(name = "refresh_expires_at")
    Instant refreshExpiresAt;

    @Nullable
    @Column(name = "external_account_id")
    String accountId;

    @Nullable
    @Column(name = "external_account_label")
    String accountLabel;

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
        Standing standing = new Standing(status, statusBefore, health, statusReason, statusDetail, failureCount,
                lastVerifiedAt, dueAt);
        Grant grant = new Grant(authConfig, List.of(grantedScopes), List.of(missingScopes), accessExpiresAt,
                refreshExpiresAt);
        return new Connection(id, owner, userId, integration, name, template, standing, grant,
                new Account(accountId, accountLabel), leaseUntil != null, credentialVersion, version, createdAt,
                createdBy, updatedAt);
    }

    /** Everything a step may change. */
    void take(Connection after) {
        name = after.name();
        status = after.status();
        statusBefore = after.standing().before();
        health = after.standing().health();
        statusReason = after.standing().reason();
        statusDetail = after.standing().detail();
        failureCount = after.standing().failures();
        lastVerifiedAt = after.standing().verifiedAt();
        dueAt = after.standing().dueAt();
        leaseOwner = after.refreshing() ? leaseOwner : null;
        leaseUntil = after.refreshing() ? leaseUntil : null;
        refreshSentAt = after.refreshing() ? refreshSentAt : null;
        authConfig = after.grant().authConfig();
        grantedScopes = after.grant().scopes().toArray(String[]::new);
        missingScopes = after.grant().missingScopes().toArray(String[]::new);
        accessExpiresAt = after.grant().accessExpiresAt();
        refreshExpiresAt = after.grant().refreshExpiresAt();
        accountId = after.account().id();
        accountLabel = after.account().label();
        credentialVersion = after.credentialVersion();
        version = after.version();
        updatedAt = after.updatedAt();
    }
}
