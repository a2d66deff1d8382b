package io.mooring.catalog.intake;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.registry.ServerVersion;

/**
 * One version of a server of the registry.
 *
 * @param verification how the registry knows its publisher: github or domain; absent when it does not
 * @param notRunnableBecause what keeps all of it from running here; absent when something runs
 * @param packages as published, each with its {@code runtime}, or {@code notRunnableBecause}
 * @param remotes as published, each with {@code notRunnableBecause} when it can't be reached
 * @param sameAddress other servers that say they are at its first remote's address
 * @param versions from new to old
 * @param server its {@code server.json} as published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ServerView(String name, String title, String description, String version, String publisher, String status,
        @Nullable String statusMessage, @Nullable String verification, @Nullable Instant publishedAt,
        @Nullable Instant updatedAt, @Nullable String notRunnableBecause, List<String> categories,
        @Nullable String websiteUrl, @Nullable JsonNode repository, @Nullable JsonNode icons,
        List<ObjectNode> packages, List<ObjectNode> remotes, List<String> sameAddress,
        List<ServerVersion.Mention> versions, JsonNode server) {

    static ServerView of(ServerVersion found, List<ServerVersion.Mention> versions, List<String> sameAddress) {
        JsonNode server = found.server();
        return new ServerView(found.name(), found.title(), server.path("description").asText(), found.version(),
                found.publisher(), found.status(), found.statusMessage(), found.verification(), found.publishedAt(),
                found.updatedAt(), found.notRunnableBecause(), found.categories(),
                server.path("websiteUrl").textValue(), server.get("repository"), server.get("icons"),
                found.packages(), found.remotes(), sameAddress, versions, server);
    }
}
