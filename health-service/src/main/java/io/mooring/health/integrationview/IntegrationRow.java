package io.mooring.health.integrationview;

import java.io.Serializable;
import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** An integration as its catalog last published it. */
@Entity
@Table(name = "integration_view", schema = "app")
@IdClass(IntegrationRow.Key.class)
class IntegrationRow {

    @Id
    String tenant;

    @Id
    String slug;

    String name;

    long version;

    /** When it was first seen here. */
    Instant since;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected IntegrationRow() {}

    IntegrationRow(String tenant, String slug, Instant since) {
        this.tenant = tenant;
        this.slug = slug;
        this.since = since;
        this.name = slug;
    }

    record Key(String tenant, String slug) implements Serializable {}
}
