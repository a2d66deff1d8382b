package io.mooring.catalog.provider;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A provider that was published. */
@Entity
@Table(name = "provider", schema = "app")
@IdClass(ProviderRow.Key.class)
class ProviderRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String hash;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ProviderRow() {}
}
