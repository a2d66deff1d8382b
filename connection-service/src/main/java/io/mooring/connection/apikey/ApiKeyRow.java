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

/** A key that was not revoked. */
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

    /** What every service needs to check the key. */
    ApiKeyState state() {
        return ApiKeyState.newBuilder().setTenant(tenant).setId(id).setLabel(label).setHash(ByteBuffer.wrap(hash))
                .setRoles(List.of(roles)).setExpiresAt(expiresAt).setVersion(version).build();
    }
}
