package io.mooring.catalog.tool;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A JSON Schema that tools of an integration share, by the hash of its text; to be read. */
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

    /** JSON object, definition name to hash. */
    String uses;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DefinitionRow() {}
}
