package io.mooring.catalog.integration;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** What an integration was made of, packed as its kind likes. */
@Entity
@Table(name = "source", schema = "app")
@IdClass(SourceRow.Key.class)
class SourceRow {

    record Key(String tenant, String integration) {}

    @Id
    String tenant;

    @Id
    String integration;

    byte[] text;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SourceRow() {}

    SourceRow(Key key, byte[] text) {
        this.tenant = key.tenant();
        this.integration = key.integration();
        this.text = text;
    }
}
