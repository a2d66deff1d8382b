package io.mooring.catalog;

import io.mooring.contracts.problem.ProblemKind;

/** What can go wrong in the catalog, beside {@link io.mooring.contracts.problem.GeneralError}. */
public enum CatalogError implements ProblemKind {

    SLUG_TAKEN("slug-taken", "The tenant has an integration of this slug", 409),
    SLUG_RESERVED("slug-reserved", "This slug is part of a route", 409),
    CHANGED_MEANWHILE("changed-meanwhile", "The integration was changed by somebody else", 409),
    BUILT_IN("built-in", "A built-in integration can't be changed or removed", 409),
    SPEC_UNFETCHABLE("spec-unfetchable", "The document can't be fetched", 422),
    SPEC_UNREADABLE("spec-unreadable", "The document is neither JSON nor YAML", 422),
    SPEC_UNSUPPORTED("spec-unsupported", "This version of the specification is not supported", 422),
    SPEC_OVERRIDE("spec-override", "An override does not fit the document", 422),
    NOT_REFRESHABLE("not-refreshable", "The integration has no source that can be asked again", 409),
    KEY_REUSED("key-reused", "This Idempotency-Key was used for another request", 422),
    REQUEST_IN_PROGRESS("request-in-progress", "A request with this Idempotency-Key is in work", 409, 2),
    SPEC_INVALID("spec-invalid", "No tool can be made of the document", 422),
    SPECS_WAITING("specs-waiting", "Too many documents are in work", 503, 10),
    MCP_UNREACHABLE("mcp-unreachable", "No MCP server answers there", 422),
    PRESET_UNDESCRIBED("preset-undescribed", "Nothing describes the API of this preset", 422),
    STDIO_DISABLED("stdio-disabled", "This installation starts no MCP servers", 403),
    REGISTRY_OFF("registry-off", "The MCP registry is not copied in this installation", 409),
    SERVER_DELETED("server-deleted", "The registry took this server down", 410),
    SERVER_NOT_RUNNABLE("server-not-runnable", "This server can't run here", 422);

    private final String slug;
    private final String title;
    private final int status;
    private final int retryAfter;

    CatalogError(String slug, String title, int status) {
        this(slug, title, status, 0);
    }

    CatalogError(String slug, String title, int status, int retryAfter) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public int retryAfter() {
        return retryAfter;
    }
}
