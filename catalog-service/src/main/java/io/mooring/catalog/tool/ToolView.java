package io.mooring.catalog.tool;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tool as callers see it.
 *
 * @param variant tells tools of one name apart; absent for the usual one
 * @param connections ids of the connections that offer it; absent when every one does
 * @param inputSchema complete, with its {@code $defs}; only when one tool was asked for
 * @param outputSchema likewise; absent when unknown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToolView(String integration, String name, @Nullable String variant, String title, String description,
        boolean readOnly, boolean destructive, boolean idempotent, List<String> tags,
        @Nullable List<String> connections, @Nullable JsonNode inputSchema, @Nullable JsonNode outputSchema) {

    /** Where a page that ends with this one goes on. */
    public String position() {
        return variant == null ? name : name + "/" + variant;
    }
}
