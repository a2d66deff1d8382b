package io.mooring.webhook.endpoint;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.webhook.TenantKey;

/** An endpoint; its secrets are rows of their own. */
@Entity
@Table(name = "endpoint", schema = "app")
@IdClass(TenantKey.class)
class EndpointRow {

    @Id
    String tenant;

    @Id
    String id;

    String provider;

    /** Name of the way it signs. */
    String scheme;

    @Nullable
    String name;

    /** Whose webhooks come here; null when what they say decides. */
    @Nullable
    String connection;

    @Column(name = "created_at")
    Instant createdAt;

    /** How its webhooks arrive, in JSON, when it is of no provider. */
    @Nullable
    String description;

    /** What their bodies must be: a JSON Schema. */
    @Nullable
    @Column(name = "payload_schema")
    String payloadSchema;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected EndpointRow() {}

    EndpointRow(String tenant, String id, String provider, String scheme, @Nullable String name,
            Instant createdAt) {
        this.tenant = tenant;
        this.id = id;
        this.provider = provider;
        this.scheme = scheme;
        this.name = name;
        this.createdAt = createdAt;
    }
}
