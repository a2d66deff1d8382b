package io.mooring.catalog.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.Toolset;

/** The integration {@code mooring} and its tools. Each is a route of this service under another name. */
public final class ControlTools {

    /** Slug of the integration; no other may have it. */
    public static final String SLUG = "mooring";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "/mooring/control-tools.json";

    private ControlTools() {}

    /** The same for every tenant, until the next release. Needs no connection. */
    public static Draft draft() {
        List<Tool> tools = read();
        String config = "{\"authenticationTemplate\":[{\"slug\":\"none\",\"kind\":\"none\",\"name\":\"No authentication\"}]}";
        return new Draft(new Slug(SLUG), "Mooring",
                "The catalog of this workspace: find, add, change and remove integrations and look at their tools.",
                Kind.BUILT_IN, null, null, false, config, null, null, Curation.NONE,
                new Toolset(tools, Map.of(), List.of()));
    }

    private static List<Tool> read() {
        try (InputStream file = Objects.requireNonNull(ControlTools.class.getResourceAsStream(FILE))) {
            return JSON.readTree(file).valueStream().map(ControlTools::tool).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("a file of our own can't be read", e);
        }
    }

    private static Tool tool(JsonNode entry) {
        JsonNode schema = entry.path("inputSchema");
        List<String> arguments = schema.path("properties").propertyStream().map(Map.Entry::getKey).toList();
        return new Tool(entry.path("name").textValue(), entry.path("title").textValue(),
                entry.path("description").textValue(), schema.toString(), null, new TreeSet<>(),
                binding(entry, arguments),
                arguments, new Hints(entry.path("readOnly").booleanValue(), entry.path("destructive").booleanValue(),
                        entry.path("idempotent").booleanValue()),
                List.of("control"));
    }

    /** In the form of the OpenAPI kind, without a server: where each argument goes; the others are members of the body. */
    private static String binding(JsonNode entry, List<String> arguments) {
        ObjectNode binding = JSON.createObjectNode().put("method", entry.path("method").textValue())
                .put("path", entry.path("path").textValue());
        var parameters = binding.putArray("parameters");
        JsonNode places = entry.path("in");
        places.properties().forEach(place -> parameters.addObject().put("argument", place.getKey())
                .put("name", place.getKey()).put("in", place.getValue().textValue()));
        var members = binding.putObject("body").put("contentType", "application/json").putArray("arguments");
        arguments.stream().filter(argument -> !places.has(argument)).forEach(members::add);
        if (members.isEmpty()) {
            binding.putNull("body");
        }
        return binding.toString();
    }
}
