package io.mooring.catalog.integration;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Kind;

/** An integration of a tenant. */
@Entity
@Table(name = "integration", schema = "app")
@IdClass(IntegrationRow.Key.class)
class IntegrationRow {

    record Key(String tenant, String slug) {}

    @Id
    String tenant;

    @Id
    String slug;

    String name;

    String description;

    String kind;

    @Column(name = "base_url")
    @Nullable
    String baseUrl;

    @Column(name = "display_url")
    @Nullable
    String displayUrl;

    @Column(name = "can_remove")
    boolean canRemove;

    @Column(name = "can_refresh")
    boolean canRefresh;

    String config;

    @Column(name = "tool_count")
    int toolCount;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected IntegrationRow() {}

    IntegrationRow(String tenant, Draft draft, long version, Instant now) {
        this.tenant = tenant;
        this.slug = draft.slug().text();
        this.name = draft.name();
        this.description = draft.description();
        this.kind = draft.kind().label();
        this.baseUrl = draft.baseUrl();
        this.displayUrl = draft.displayUrl();
        this.canRemove = true;
        this.canRefresh = draft.refreshable();
        this.config = draft.config();
        this.toolCount = draft.toolset().tools().size();
        this.version = version;
        this.createdAt = now;
        this.updatedAt = now;
    }

    Integration integration() {
        return new Integration(tenant, slug, name, description, Kind.find(kind).orElseThrow(), baseUrl, displayUrl,
                canRemove, canRefresh, AuthTemplates.of(config), toolCount, version);
    }
}
