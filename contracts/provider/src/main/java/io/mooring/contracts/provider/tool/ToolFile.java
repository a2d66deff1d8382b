package io.mooring.contracts.provider.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.provider.tool.ProviderTool.Execution;

/**
 * The descriptions of a provider's tools: {@code tools.json} in its package, an array. {@code input} is short for an
 * object of these properties and no others; one whose name ends with {@code ?} may be left out.
 */
public final class ToolFile {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPTIONAL = "?";

    private ToolFile() {}

    /**
     * Its tools, each with the code of its name. Fails when a name is only in one of the two: the build is broken.
     *
     * @param provider whose package has the file
     * @param code by name of the tool
     */
    public static List<ProviderTool> read(Class<?> provider, Map<String, Execution> code) {
        List<ProviderTool> tools = new ArrayList<>();
        for (JsonNode given : file(provider)) {
            Execution execution = code.get(given.path("name").asText());
            if (execution == null) {
                throw new IllegalStateException(provider + " has no code for tool " + given.path("name").asText());
            }
            tools.add(tool(given, execution));
        }
        if (tools.size() != code.size()) {
            throw new IllegalStateException(provider + " has code for a tool its tools.json does not describe");
        }
        return List.copyOf(tools);
    }

    private static ProviderTool tool(JsonNode given, Execution execution) {
        boolean readOnly = given.path("readOnly").asBoolean(false);
        return new ProviderTool(text(given, "name"), text(given, "title"), text(given, "description"),
                schema(given.path("input")).toString(), given.path("output").toString(), readOnly,
                given.path("destructive").asBoolean(false), given.path("idempotent").asBoolean(readOnly),
                texts(given.path("scopes")), text(given, "action"), texts(given.path("resources")),
                given.path("alias").asText(null), execution);
    }

    private static ObjectNode schema(JsonNode input) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        List<String> required = new ArrayList<>();
        input.properties().forEach(property -> {
            boolean optional = property.getKey().endsWith(OPTIONAL);
            String name = optional
                    ? property.getKey().substring(0, property.getKey().length() - 1)
                    : property.getKey();
            properties.set(name, property.getValue());
            if (!optional) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            schema.set("required", JSON.valueToTree(required));
        }
        return schema.put("additionalProperties", false);
    }

    private static String text(JsonNode given, String name) {
        @Nullable
        String text = given.path(name).textValue();
        if (text == null || text.isBlank()) {
            throw new IllegalStateException("a tool has no " + name + ": " + given);
        }
        return text;
    }

    private static List<String> texts(JsonNode given) {
        List<String> texts = new ArrayList<>();
        given.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode file(Class<?> provider) {
        try (InputStream in = provider.getResourceAsStream("tools.json")) {
            if (in == null) {
                throw new IOException(provider + " has no tools.json");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
