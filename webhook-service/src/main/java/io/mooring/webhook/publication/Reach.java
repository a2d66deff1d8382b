package io.mooring.webhook.publication;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a grant goes, as callers write it.
 *
 * @param kind tenant, user or resource
 * @param userId kind user only
 * @param resource kind resource only: {@code channel:C024BE91L}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reach(@Nullable String kind, @JsonProperty("user_id") @Nullable String userId, @Nullable String resource) {

    static final String TENANT = "tenant";
    static final String USER = "user";
    static final String RESOURCE = "resource";
}
