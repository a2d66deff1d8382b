package io.mooring.catalog.mcp;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.mcp.McpServers.Order;

/** Orders and what becomes of them. */
final class Servers {

    static final ObjectMapper JSON = new ObjectMapper();

    private Servers() {}

    static McpServers allowing(boolean stdio) {
        return new McpServers(config(stdio), JSON);
    }

    static Draft draft(Order order) {
        return allowing(true).draft(order);
    }

    static Order order(Reach reach) {
        return new Order(Slug.of("example"), "Example", null, null, reach, null, null, null, null,
                Draft.Curation.NONE);
    }

    static Order order(Reach reach, @Nullable String auth, @Nullable String configSchema, @Nullable String tools) {
        return new Order(Slug.of("example"), "Example", null, null, reach, json(auth), null, json(configSchema),
                json(tools), Draft.Curation.NONE);
    }

    static Reach.Remote remote(String endpoint) {
        return new Reach.Remote(endpoint, null, null, null, null, null);
    }

    static Reach.Local npm(String name) {
        return new Reach.Local(null, null, null, null, null, Reach.Package.npm(name));
    }

    static Reach.Local command(String command, List<String> args, Map<String, String> env, List<Input> envVars) {
        return new Reach.Local(command, args, env, envVars, null, null);
    }

    static JsonNode json(@Nullable String text) {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static McpConfig config(boolean stdio) {
        return () -> stdio;
    }
}
