package io.mooring.catalog.tool;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A JSON Schema that tools of an integration share, by the hash of its text. */
@Entity
@Table(name = "definition", schema = "app")
@IdClass(DefinitionRow.Key.class)
class DefinitionRow {

    record Key(String tenant, String integration, String hash) {}

    @Id
    String tenant;

    @Id
    String integration;

    @Id
    String hash;

    String schema;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DefinitionRow() {}

    DefinitionRow(String tenant, String integration, String hash, String schema) {
        this.tenant = tenant;
        this.integration = integration;
        this.hash = hash;
        this.schema = schema;
    }
}
