package io.mooring.catalog.integration;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

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

    @Nullable
    String provider;

    @Nullable
    String family;

    @Nullable
    String tier;

    String[] roles;

    @Nullable
    String runtime;

    @Column(name = "config_schema")
    @Nullable
    String configSchema;

    @Column(name = "config_revision")
    long configRevision;

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
        this.canRemove = !draft.slug().isBuiltIn();
        this.createdAt = now;
        this.configRevision = version;
        take(draft);
        stamp(draft.toolset().tools().size(), version, now);
    }

    /** All a draft says but its tools. */
    final void take(Draft draft) {
        this.name = draft.name();
        this.description = draft.description();
        this.kind = draft.kind().label();
        this.baseUrl = draft.baseUrl();
        this.displayUrl = draft.displayUrl();
        this.canRefresh = draft.refreshable();
        this.config = draft.config();
        this.runtime = draft.runtime();
        this.configSchema = draft.configSchema();
        this.provider = draft.curation().provider();
        this.family = draft.curation().family();
        this.tier = draft.curation().tier();
        this.roles = draft.curation().roles().toArray(String[]::new);
    }

    final void stamp(int toolCount, long version, Instant now) {
        this.toolCount = toolCount;
        this.version = version;
        this.updatedAt = now;
    }

    /** Whether taking the draft would leave as it is how the integration is reached and authenticated. */
    boolean isConfiguredBy(Draft draft) {
        return config.equals(draft.config()) && Objects.equals(baseUrl, draft.baseUrl())
                && Objects.equals(runtime, draft.runtime()) && Objects.equals(configSchema, draft.configSchema());
    }

    Integration integration() {
        return new Integration(tenant, slug, name, description, Kind.find(kind).orElseThrow(), baseUrl, displayUrl,
                canRemove, canRefresh, AuthTemplates.of(config), curation(), runtime, configSchema, toolCount,
                configRevision, version);
    }

    private Draft.Curation curation() {
        return new Draft.Curation(provider, family, tier, List.of(roles));
    }
}
