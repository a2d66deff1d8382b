package io.mooring.executor.toolview;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Table {@code definition_view}, for reading. */
@Entity
@Table(name = "definition_view", schema = "app")
@IdClass(DefinitionKey.class)
class DefinitionRow {

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
