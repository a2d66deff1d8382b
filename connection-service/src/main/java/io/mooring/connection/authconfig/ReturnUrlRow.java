package io.mooring.connection.authconfig;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A URL browsers may be sent to after consent. Inserted by native SQL. */
@Entity
@Table(name = "return_url", schema = "app")
@IdClass(ReturnUrlRow.Key.class)
class ReturnUrlRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String url;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ReturnUrlRow() {}
}
