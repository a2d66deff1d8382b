package io.mooring.executor.toolview;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** What is read of table {@code integration_view}; written by {@link IntegrationViewWriter}. */
@Entity
@Table(name = "integration_view", schema = "app")
@IdClass(IntegrationRow.Key.class)
class IntegrationRow {

    record Key(String tenant, String slug) implements Serializable {}

    @Id
    String tenant;

    @Id
    String slug;

    String kind;

    @Column(name = "config_revision")
    long configRevision;

    @Nullable
    String runtime;

    long version;

    @Nullable
    String family;

    @Nullable
    String provider;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected IntegrationRow() {}
}
