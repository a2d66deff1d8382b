package io.mooring.executor.toolview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** Table {@code tool_view}, for reading; written by upserts of {@link ToolViewStore}. */
@Entity
@Table(name = "tool_view", schema = "app")
@IdClass(ToolKey.class)
class ToolRow {

    @Id
    String tenant;

    @Id
    String integration;

    @Id
    String name;

    @Id
    String variant;

    /** Made by the database. */
    @Column(name = "call_name", insertable = false, updatable = false)
    String callName;

    String description;

    String kind;

    @Column(name = "input_schema")
    String inputSchema;

    @Column(name = "output_schema")
    @Nullable
    String outputSchema;

    /** JSON object, definition name to hash. */
    String definitions;

    String binding;

    @Column(name = "read_only")
    boolean readOnly;

    boolean destructive;

    String[] connections;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ToolRow() {}
}
