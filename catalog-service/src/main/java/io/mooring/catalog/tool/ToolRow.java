package io.mooring.catalog.tool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.mooring.catalog.Tool;

/** A tool of an integration; {@code definitions} and {@code tags} are JSON texts. */
@Entity
@Table(name = "tool", schema = "app")
@IdClass(ToolRow.Key.class)
class ToolRow {

    record Key(String tenant, String integration, String name) {}

    @Id
    String tenant;

    @Id
    String integration;

    @Id
    String name;

    String title;

    String description;

    @Column(name = "input_schema")
    String inputSchema;

    String definitions;

    String binding;

    @Column(name = "read_only")
    boolean readOnly;

    boolean destructive;

    boolean idempotent;

    String tags;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ToolRow() {}

    ToolRow(String tenant, String integration, Tool tool, String definitions, String tags, long version) {
        this.tenant = tenant;
        this.integration = integration;
        this.name = tool.name();
        this.title = tool.title();
        this.description = tool.description();
        this.inputSchema = tool.inputSchema();
        this.definitions = definitions;
        this.binding = tool.binding();
        this.readOnly = tool.hints().readOnly();
        this.destructive = tool.hints().destructive();
        this.idempotent = tool.hints().idempotent();
        this.tags = tags;
        this.version = version;
    }
}
