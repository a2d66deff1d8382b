package io.mooring.contracts.secret;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The envelope keys of a tenant, sealed by the master key. */
@Entity
@Table(name = "tenant_key", schema = "app")
class TenantKeyRow {

    @Id
    String tenant;

    /** Tink keyset, encrypted with the master key; associated data is the tenant. */
    byte[] keyset;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected TenantKeyRow() {}
}
