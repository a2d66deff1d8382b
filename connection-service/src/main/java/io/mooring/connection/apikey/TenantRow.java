package io.mooring.connection.apikey;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A tenant that may have keys. Inserted by native SQL, so that a name in use is an answer, not an exception. */
@Entity
@Table(name = "tenant", schema = "app")
class TenantRow {

    @Id
    String tenant;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected TenantRow() {}
}
