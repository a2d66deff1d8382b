package io.mooring.connection.apikey;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.connection.ApiKeyState;

/** A key, also one that is void. */
@Entity
@Table(name = "api_key", schema = "app")
@IdClass(ApiKeyRow.Key.class)
class ApiKeyRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String label;

    byte[] hash;

    String[] roles;

    @Nullable
    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Nullable
    String replaces;

    @Nullable
    @Column(name = "replaced_by")
    String replacedBy;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    /** Made by the admin of the installation, not by the tenant itself. */
    boolean installation;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ApiKeyRow() {}

    ApiKeyRow(String tenant, String id, byte[] hash, NewKey asked, String createdBy, Instant createdAt) {
        this.tenant = tenant;
        this.id = id;
        this.hash = hash;
        this.label = asked.label();
        this.roles = asked.roles().toArray(String[]::new);
        this.expiresAt = asked.expiresAt();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.version = 1;
    }

    KeyStatus status(Instant now) {
        if (revokedAt != null) {
            return KeyStatus.REVOKED;
        }
        return now.isBefore(expiry()) ? KeyStatus.ACTIVE : KeyStatus.EXPIRED;
    }

    /** When it ends; a key without expiry at the end of time. */
    Instant expiry() {
        return expiresAt == null ? Instant.MAX : expiresAt;
    }

    /** What every service needs to check the key. */
    ApiKeyState state() {
        return ApiKeyState.newBuilder().setTenant(tenant).setId(id).setLabel(label).setHash(ByteBuffer.wrap(hash))
                .setRoles(List.of(roles)).setExpiresAt(expiresAt).setInstallation(installation)
                .setVersion(version).build();
    }
}
