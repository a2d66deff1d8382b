package io.mooring.catalog.registry;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A server as lists show it: its latest version.
 *
 * @param notRunnableBecause what keeps it from running here; absent when it can
 * @param remote whether it is reached without being started
 * @param registryTypes where its packages come from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServerSummary(String name, String title, String description, String version, String status,
        @Nullable String statusMessage, @Nullable String notRunnableBecause, boolean remote,
        List<String> registryTypes, List<String> categories, @Nullable Instant publishedAt,
        @Nullable Instant updatedAt) {}
