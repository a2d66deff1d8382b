package io.mooring.catalog.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.Tool;
import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.Toolset;

/** What can be asked of a database: the same few questions of each, none of which changes anything. */
final class DatabaseTools {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Hints READS = new Hints(true, false, true);

    private DatabaseTools() {}

    /** {@code type} as in the facts of its provider. Fails when its file is missing: the build is broken. */
    static Toolset of(String type) {
        List<Tool> tools = new ArrayList<>();
        read(type).forEach(tool -> tools.add(tool(type, tool)));
        return new Toolset(tools, Map.of(), List.of());
    }

    private static Tool tool(String type, JsonNode given) {
        String operation = given.path("operation").textValue();
        JsonNode schema = given.path("inputSchema");
        String binding = JSON.createObjectNode().put("database", type).put("operation", operation).toString();
        List<String> parameters = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(parameters::add);
        return new Tool(operation, given.path("title").textValue(), given.path("description").textValue(),
                schema.toString(), null, new TreeSet<>(), binding, parameters, READS, List.of("database", type));
    }

    private static JsonNode read(String type) {
        try (InputStream in = DatabaseTools.class.getResourceAsStream(type + ".json")) {
            if (in == null) {
                throw new IOException("there are no tools for database " + type);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
