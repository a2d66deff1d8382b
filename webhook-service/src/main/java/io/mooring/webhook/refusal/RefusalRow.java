package io.mooring.webhook.refusal;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.mooring.webhook.TenantKey;

/** A refused webhook, without its body. */
@Entity
@Table(name = "refusal", schema = "app")
@IdClass(TenantKey.class)
class RefusalRow {

    @Id
    String tenant;

    @Id
    String id;

    String endpoint;

    @Column(name = "at")
    Instant refusedAt;

    String reason;

    String detail;

    String method;

    int size;

    /** A JSON object. */
    String headers;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected RefusalRow() {}
}
