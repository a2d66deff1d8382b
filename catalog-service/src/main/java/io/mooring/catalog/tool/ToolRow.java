package io.mooring.catalog.tool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** A tool of an integration, to be read; {@code definitions}, {@code tags} and {@code connections} are JSON texts. */
@Entity
@Table(name = "tool", schema = "app")
@IdClass(ToolRow.Key.class)
class ToolRow {

    record Key(String tenant, String integration, String name, String variant) {}

    @Id
    String tenant;

    @Id
    String integration;

    @Id
    String name;

    @Id
    String variant;

    String title;

    String description;

    @Column(name = "input_schema")
    String inputSchema;

    @Column(name = "output_schema")
    @Nullable
    String outputSchema;

    String definitions;

    String binding;

    @Column(name = "parameter_names")
    String parameterNames;

    @Column(name = "read_only")
    boolean readOnly;

    boolean destructive;

    boolean idempotent;

    String tags;

    String connections;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ToolRow() {}
}
