package io.mooring.scenario.vendor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.scenario.party.Json;

/** What tools of a GraphQL introspection result have to be. */
public final class GraphqlPromises {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FORMATTED = Set.of("Date", "DateTime", "PreciseDateTime", "URI");
    private static final Map<String, List<String>> SCALARS = Map.of("String", List.of("string"), "Int",
            List.of("integer"), "Float", List.of("number"), "Boolean", List.of("boolean"), "ID",
            List.of("string", "integer"));

    private final JsonNode schema;
    private final Map<String, JsonNode> types = new HashMap<>();
    /** Input types as schemas, for references. */
    private final ObjectNode root = JSON.createObjectNode();

    public GraphqlPromises(JsonNode result) {
        this.schema = result.path("__schema");
        schema.path("types").forEach(type -> types.put(type.path("name").asText(), type));
        types.values().forEach(type -> root.withObject("/types").set(type.path("name").asText(), definition(type)));
    }

    /** One for each field of the query and the mutation type. */
    public List<Promise> all() {
        return Stream.of("query", "mutation").flatMap(operation -> types
                .get(schema.path(operation + "Type").path("name").asText()).path("fields").valueStream()
                .map(field -> promise(operation, field))).toList();
    }

    private Promise promise(String operation, JsonNode field) {
        String name = field.path("name").asText();
        List<String> said = Stream.of("description", "deprecationReason").map(key -> field.path(key).asText("").strip())
                .filter(text -> !text.isEmpty() && !text.equals("null")).toList();
        boolean destructive = operation.equals("mutation")
                && name.matches("(?i:delete|remove|revoke|clear)([A-Z].*)?|bulkDelete.*");
        return new Promise(name(operation + "_" + name), said, operation.equals("query"), destructive, name,
                tool -> differences(field, tool));
    }

    private static String name(String name) {
        return name.length() <= 64 ? name : name.substring(0, 55) + "_[0-9a-f]{8}";
    }

    private List<String> differences(JsonNode field, JsonNode tool) {
        ObjectNode asked = object(field.path("args"));
        SchemaDifferences differences = new SchemaDifferences(root, tool);
        asked.path("properties").properties().forEach(argument -> differences.compare(argument.getKey(),
                argument.getValue(), tool.path("properties").path(argument.getKey())));
        List<String> found = new ArrayList<>(differences.found());
        Set<String> names = names(asked);
        JsonNode result = named(field.path("type"));
        if (!Set.of("SCALAR", "ENUM").contains(result.path("kind").asText())) {
            names.add("select");
        }
        if (!names.equals(names(tool))) {
            found.add("arguments: the schema says " + names + ", the tool " + names(tool));
        }
        if (!asked.path("required").equals(tool.path("required"))) {
            found.add("required: the schema says " + asked.path("required") + ", the tool " + tool.path("required"));
        }
        return found;
    }

    private static Set<String> names(JsonNode schema) {
        Set<String> names = new TreeSet<>();
        schema.path("properties").properties().forEach(property -> names.add(property.getKey()));
        return names;
    }

    private JsonNode named(JsonNode type) {
        return type.path("ofType").isObject() ? named(type.path("ofType")) : type;
    }

    private static ObjectNode definition(JsonNode type) {
        return switch (type.path("kind").asText()) {
            case "ENUM" -> {
                ObjectNode choices = JSON.createObjectNode().put("type", "string");
                type.path("enumValues").forEach(value -> choices.withArray("/enum").add(value.path("name").asText()));
                yield choices;
            }
            case "INPUT_OBJECT" -> object(type.path("inputFields")).put("type", "object");
            default -> scalar(type.path("name").asText());
        };
    }

    /** Of a custom scalar nothing is promised but what its name says. */
    private static ObjectNode scalar(String name) {
        ObjectNode scalar = JSON.createObjectNode();
        SCALARS.getOrDefault(name, FORMATTED.contains(name) ? List.of("string") : List.of())
                .forEach(scalar.withArray("/type")::add);
        return switch (name) {
            case "Date" -> scalar.put("format", "date");
            case "DateTime", "PreciseDateTime" -> scalar.put("format", "date-time");
            case "URI" -> scalar.put("format", "uri");
            default -> scalar;
        };
    }

    private static ObjectNode object(JsonNode inputs) {
        ObjectNode object = JSON.createObjectNode();
        for (JsonNode input : inputs) {
            boolean never = input.path("type").path("kind").asText().equals("NON_NULL");
            object.withObject("/properties").set(input.path("name").asText(), value(input));
            if (never && input.path("defaultValue").isNull()) {
                object.withArray("/required").add(input.path("name").asText());
            }
        }
        return object;
    }

    private static ObjectNode value(JsonNode input) {
        ObjectNode value = reference(input.path("type"));
        return input.path("defaultValue").isNull()
                ? value
                : value.set("default", literal(input.path("defaultValue").asText()));
    }

    /** GraphQL writes values as JSON does, but for names of enum values and members, which stand bare. */
    private static JsonNode literal(String text) {
        String json = text.startsWith("\"")
                ? text
                : text.replaceAll("(?<![\"\\w])(?!(?:true|false|null)\\b)([A-Za-z_]\\w*)(?![\"\\w])", "\"$1\"");
        return Json.tree(json);
    }

    /** A reference to a named type, a list of it, and whether it may be null. */
    private static ObjectNode reference(JsonNode type) {
        ObjectNode value = JSON.createObjectNode();
        switch (type.path("kind").asText()) {
            case "NON_NULL" -> {
                ObjectNode inner = reference(type.path("ofType"));
                inner.remove("nullable");
                return inner;
            }
            case "LIST" -> value.put("type", "array").set("items", reference(type.path("ofType")));
            default -> value.put("$ref", "#/types/" + type.path("name").asText());
        }
        return value.put("nullable", true);
    }
}
