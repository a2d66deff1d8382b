package io.mooring.catalog.tool;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A tool as callers see it.
 *
 * @param inputSchema complete, with its {@code $defs}; only when one tool was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToolView(String integration, String name, String title, String description, boolean readOnly,
        boolean destructive, boolean idempotent, List<String> tags, @Nullable JsonNode inputSchema) {}
