package io.mooring.scenario.vendor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What tools of an OpenAPI document, 2.0 or 3, have to be. Knows only what the four vendors' documents need. */
public final class OpenApiPromises {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final Set<String> SAFE = Set.of("get", "head", "options");
    /** HTTP itself says these. */
    private static final Set<String> OWNED = Set.of("accept", "content-type", "authorization");

    private final JsonNode document;

    public OpenApiPromises(JsonNode document) {
        this.document = document;
    }

    /** One for each operation, in the order of the document. */
    public List<Promise> all() {
        List<Promise> all = new ArrayList<>();
        document.path("paths").properties().forEach(path -> METHODS.stream().filter(path.getValue()::has)
                .forEach(method -> all.add(promise(path.getKey(), method, path.getValue()))));
        return all;
    }

    private Promise promise(String path, String method, JsonNode item) {
        JsonNode operation = item.path(method);
        List<String> said = Stream.of("summary", "description").map(key -> operation.path(key).asText())
                .map(String::strip)
                .filter(text -> !text.isEmpty()).toList();
        return new Promise(name(operation.path("operationId").asText()), said, SAFE.contains(method),
                method.equals("delete"), path, schema -> differences(parameters(item, operation), operation, schema));
    }

    /** Ids of these vendors need a cut at most; what is cut ends in a hash. */
    private static String name(String id) {
        String name = id.replaceAll("[^a-zA-Z0-9_-]+", "_");
        return name.length() <= 64 ? name : name.substring(0, 55) + "_[0-9a-f]{8}";
    }

    /** Those of the operation win over those of the path. */
    private List<JsonNode> parameters(JsonNode item, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        Stream.of(item, operation).flatMap(owner -> owner.path("parameters").valueStream())
                .map(parameter -> PlainSchema.resolved(document, parameter))
                .forEach(each -> parameters.put(each.path("in").asText() + " " + each.path("name").asText(), each));
        return List.copyOf(parameters.values());
    }

    private List<String> differences(List<JsonNode> parameters, JsonNode operation, JsonNode tool) {
        SchemaDifferences differences = new SchemaDifferences(document, tool);
        Map<String, JsonNode> expected = new HashMap<>();
        Set<String> required = new TreeSet<>();
        parameters.stream().filter(OpenApiPromises::isArgument).forEach(parameter -> {
            String name = parameter.path("name").asText();
            expected.put(name, parameter.has("schema") ? parameter.path("schema") : parameter);
            if (parameter.path("required").asBoolean()) {
                required.add(name);
            }
        });
        Map<String, JsonNode> bodies = bodies(parameters, operation, required);
        if (bodies.size() == 1) {
            expected.put("body", bodies.values().iterator().next());
        }
        expected.forEach((name, schema) -> differences.compare(name, schema, argument(tool, name)));
        List<String> found = new ArrayList<>(differences.found());
        found.addAll(undescribed(parameters, tool));
        Set<String> names = new TreeSet<>(expected.keySet());
        if (bodies.size() > 1) {
            names.addAll(Set.of("body", "contentType"));
        }
        requireSame("arguments", names, Set.copyOf(fields(tool.path("properties"))), found);
        requireSame("required", required, Set.copyOf(texts(tool.path("required"))), found);
        return found;
    }

    private static boolean isArgument(JsonNode parameter) {
        return switch (parameter.path("in").asText()) {
            case "body", "formData" -> false;
            case "header" -> !OWNED.contains(parameter.path("name").asText().toLowerCase(Locale.ROOT));
            default -> true;
        };
    }

    /** Schemas of the body by media type; {@code body} is added to what is required when it is. */
    private Map<String, JsonNode> bodies(List<JsonNode> parameters, JsonNode operation, Set<String> required) {
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        JsonNode body = PlainSchema.resolved(document, operation.path("requestBody"));
        body.path("content").properties()
                .forEach(type -> bodies.put(type.getKey(), type.getValue().path("schema")));
        List<JsonNode> fields = parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals("formData")).toList();
        if (!fields.isEmpty()) {
            bodies.put("form", form(fields));
        }
        boolean needed = fields.stream().anyMatch(field -> field.path("required").asBoolean());
        if (needed || body.path("required").asBoolean()) {
            required.add("body");
        }
        return bodies;
    }

    private static JsonNode form(List<JsonNode> fields) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (JsonNode field : fields) {
            ObjectNode property = field.deepCopy();
            property.remove("required");
            properties.set(field.path("name").asText(), property);
            if (field.path("required").asBoolean()) {
                schema.withArrayProperty("required").add(field.path("name").asText());
            }
        }
        return schema;
    }

    private static List<String> undescribed(List<JsonNode> parameters, JsonNode tool) {
        return parameters.stream().filter(OpenApiPromises::isArgument).filter(parameter -> parameter.has("description"))
                .filter(parameter -> !argument(tool, parameter.path("name").asText()).path("description")
                        .equals(parameter.path("description")))
                .map(parameter -> parameter.path("name").asText() + ": another description").toList();
    }

    /** What may be empty in a query ({@code allowEmptyValue}) is an alternative to what the document says of it. */
    private static JsonNode argument(JsonNode tool, String name) {
        JsonNode argument = tool.path("properties").path(name);
        JsonNode either = argument.path("anyOf");
        return either.size() == 2 && either.path(1).path("const").asText("?").isEmpty() ? either.path(0) : argument;
    }

    private static void requireSame(String what, Set<String> said, Set<String> told, List<String> found) {
        if (!said.equals(told)) {
            found.add(what + ": the document says " + said + ", the tool " + told);
        }
    }

    private static List<String> fields(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }
}
