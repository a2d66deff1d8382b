package io.mooring.webhook.endpoint;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** A secret of an endpoint. */
@Entity
@Table(name = "endpoint_secret", schema = "app")
@IdClass(TenantKey.class)
class SecretRow {

    @Id
    String tenant;

    @Id
    String id;

    String endpoint;

    /** Sealed; the owner is the id. */
    byte[] secret;

    /** Whether the provider named it. */
    boolean named;

    @Column(name = "created_at")
    Instant createdAt;

    /** From when on it proves nothing; null: no end is known. */
    @Nullable
    @Column(name = "ends_at")
    Instant endsAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SecretRow() {}

    SecretRow(EndpointRow endpoint, String id, byte[] secret, boolean named, Instant createdAt) {
        this.tenant = endpoint.tenant;
        this.id = id;
        this.endpoint = endpoint.id;
        this.secret = secret;
        this.named = named;
        this.createdAt = createdAt;
    }

    boolean isActive(Instant now) {
        return endsAt == null || endsAt.isAfter(now);
    }
}
