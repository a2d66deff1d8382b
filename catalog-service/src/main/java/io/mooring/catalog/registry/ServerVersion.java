package io.mooring.catalog.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One version of a server with all the registry says.
 *
 * @param notRunnableBecause what keeps all of it from running here; none when something runs
 * @param entry the row as the registry serves it
 */
public record ServerVersion(String name, String version, String publisher, String title, String status,
        @Nullable String statusMessage, @Nullable Instant publishedAt, @Nullable Instant updatedAt,
        @Nullable String notRunnableBecause, List<String> categories, JsonNode entry) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A version in a list of versions. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Mention(String version, String status, @Nullable String statusMessage,
            @Nullable Instant publishedAt) {}

    static ServerVersion of(JsonNode row) {
        List<String> categories = new ArrayList<>();
        row.path("categories").forEach(category -> categories.add(category.asText()));
        return new ServerVersion(row.path("name").asText(), row.path("version").asText(),
                row.path("publisher").asText(), row.path("title").asText(), row.path("status").asText(),
                text(row, "status_message"), time(row, "published_at"), time(row, "updated_at"),
                text(row, "not_runnable_because"), categories, tree(row.path("entry").asText()));
    }

    /** The {@code server.json}. */
    public JsonNode server() {
        return entry.path("server");
    }

    /** Whether the registry took it down; then nobody installs it. */
    public boolean isDeleted() {
        return status.equals(Entry.DELETED) || status.equals(Entry.GONE);
    }

    /** Its packages as given; each says how it is started here, or why it is not. */
    public List<ObjectNode> packages() {
        return each("packages", offered -> {
            String runtime = Obstacle.RUNTIMES.get(offered.path("registryType").asText());
            if (runtime != null) {
                offered.put("runtime", runtime);
            }
            return Obstacle.ofPackage(offered);
        });
    }

    /** Its remotes as given; each says why it can't be reached, if so. */
    public List<ObjectNode> remotes() {
        return each("remotes", Obstacle::ofRemote);
    }

    private interface Judged {
        @Nullable
        String obstacle(ObjectNode offer);
    }

    private List<ObjectNode> each(String list, Judged judged) {
        List<ObjectNode> offers = new ArrayList<>();
        for (JsonNode given : server().path(list)) {
            ObjectNode offer = given.deepCopy();
            String obstacle = judged.obstacle(offer);
            if (obstacle != null) {
                offer.put("notRunnableBecause", obstacle);
            }
            offers.add(offer);
        }
        return offers;
    }

    /**
     * How the registry knows that the publisher owns the namespace: by a GitHub login or by the domain. None when the row
     * is not one of the official registry, which alone checks.
     */
    public @Nullable String verification() {
        if (!entry.path("_meta").has("io.modelcontextprotocol.registry/official")) {
            return null;
        }
        return publisher.startsWith("io.github.") ? "github" : "domain";
    }

    private static @Nullable String text(JsonNode row, String key) {
        return row.path(key).textValue();
    }

    private static @Nullable Instant time(JsonNode row, String key) {
        String text = text(row, key);
        return text == null ? null : java.time.OffsetDateTime.parse(text).toInstant();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the copy holds what it was not given", e);
        }
    }
}
