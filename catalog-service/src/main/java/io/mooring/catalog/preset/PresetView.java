package io.mooring.catalog.preset;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.contracts.provider.preset.Preset;
import io.mooring.contracts.provider.preset.Way;

/**
 * A preset as callers see it.
 *
 * @param kind of the integration it makes: openapi, graphql, mcp, provider or database; bundle when it makes several, none when it
 *        can't be installed
 * @param approach MCP, direct API or database
 * @param source the package, server, document or endpoint behind it
 * @param members ids of the presets a bundle installs
 * @param asksBaseUrl whether installing needs a {@code baseUrl}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PresetView(String id, String name, String description, String kind, String approach,
        @Nullable String source, @Nullable List<String> members, @Nullable String tier, List<String> roles,
        @Nullable String provider, @Nullable String family, boolean installable, boolean asksBaseUrl) {

    static final String MCP = "MCP";
    static final String DIRECT = "direct API";

    public static PresetView of(Preset preset) {
        return switch (preset.way()) {
            case Way.Remote(String url, String transport) -> of(preset, "mcp", MCP, url);
            case Way.Package(String registry, String name, String version, var variables) ->
                of(preset, "mcp", MCP, registry + ":" + name + "@" + version);
            case Way.Specification(String url, String baseUrl, boolean asks) ->
                of(preset, "openapi", DIRECT, url, asks);
            case Way.Document(String name, boolean asks) -> of(preset, "openapi", DIRECT, null, asks);
            case Way.GraphQl(String url) -> of(preset, "graphql", DIRECT, url);
            case Way.Database(String type) -> of(preset, "database", "database", null);
            case Way.Code() -> of(preset, "provider", DIRECT, null);
            case Way.None() -> of(preset, "none", DIRECT, null);
            case Way.Bundle(List<String> members) -> new PresetView(preset.id(), preset.name(), preset.description(),
                    "bundle", DIRECT, null, members, preset.tier(), preset.roles(), preset.provider(),
                    preset.family(), true, false);
        };
    }

    private static PresetView of(Preset preset, String kind, String approach, @Nullable String source) {
        return of(preset, kind, approach, source, false);
    }

    private static PresetView of(Preset preset, String kind, String approach, @Nullable String source, boolean asks) {
        return new PresetView(preset.id(), preset.name(), preset.description(), kind, approach, source, null,
                preset.tier(), preset.roles(), preset.provider(), preset.family(), !kind.equals("none"), asks);
    }
}
