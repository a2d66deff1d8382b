package io.mooring.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OpenAPI 3.0 document of Microsoft Graph's shape: deep paths, schemas with a parent and many references, long
 * descriptions. The same arguments give the same bytes; 16,000 operations give 8,000 schemas and about 40 MB.
 *
 * <p>
 * Arguments: how many operations, {@code json} or {@code yaml}, the file, and how many schemas refer to each other (100).
 */
public final class GraphLikeSpec {

    private static final String WORDS = "Represents the navigation property of this entity and its related resources, "
            + "which a caller with the delegated permission may read, and update where the tenant allows it.";
    private static final List<String> NOUNS = List.of("users", "groups", "drives", "sites", "teams", "devices",
            "applications", "messages", "calendars", "policies");
    private static final int PER_PATH = 4;
    private static final String SCHEMAS = "#/components/schemas/microsoft.graph.";

    private final int operations;
    private final int schemas;
    private final int cluster;

    /** @param cluster schemas that refer to each other: about what one tool needs */
    public GraphLikeSpec(int operations, int cluster) {
        this.operations = operations;
        this.schemas = Math.max(cluster, operations / 2);
        this.cluster = cluster;
    }

    public static void main(String[] arguments) throws IOException {
        int cluster = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 100;
        try (Writer out = Files.newBufferedWriter(Path.of(arguments[2]))) {
            new GraphLikeSpec(Integer.parseInt(arguments[0]), cluster).write(out, arguments[1].equals("yaml"));
        }
    }

    /** Block YAML, or JSON with line breaks. Takes no more memory than one path item. */
    public void write(Writer out, boolean yaml) throws IOException {
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", new Lazy(schemas, index -> "microsoft.graph." + type(index), this::schema));
        components.put("parameters", Map.of("top", parameter("$top", "integer")));
        components.put("responses", Map.of("error", Map.of("description", "error", "content",
                Map.of("application/json", Map.of("schema", reference(0))))));
        components.put("securitySchemes", Map.of("azureAdDelegated", Map.of("type", "http", "scheme", "bearer")));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.4");
        document.put("info", Map.of("title", "Graph of " + operations + " operations"));
        document.put("servers", List.of(Map.of("url", "https://graph.example.com/v1.0/")));
        document.put("paths", new Lazy(operations / PER_PATH, GraphLikeSpec::path, this::pathItem));
        document.put("components", components);
        document.put("security", List.of(Map.of("azureAdDelegated", List.of())));
        new SpecText(out, yaml).write(document);
    }

    private static String path(int index) {
        String noun = noun(index);
        return "/" + noun + "/{" + noun + "-id}/" + noun(index / 10) + "/{" + noun(index / 10) + "-id}/relation"
                + index + "/{relation-id}";
    }

    private Map<String, Object> pathItem(int index) {
        List<Object> parameters = new ArrayList<>();
        for (String name : List.of(noun(index) + "-id", noun(index / 10) + "-id", "relation-id")) {
            Map<String, Object> parameter = new LinkedHashMap<>(parameter(name, "string"));
            parameter.put("in", "path");
            parameter.put("required", true);
            parameters.add(parameter);
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("description", "Provides operations to manage relation " + index + ".");
        for (String method : List.of("get", "post", "patch", "delete")) {
            item.put(method, operation(index, method));
        }
        item.put("parameters", distinct(parameters));
        return item;
    }

    private Map<String, Object> operation(int index, String method) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(noun(index) + "." + noun(index / 10)));
        operation.put("summary", method + " relation" + index + " of " + noun(index));
        operation.put("description", WORDS);
        operation.put("operationId", noun(index) + "." + noun(index / 10) + "." + method + "Relation" + index);
        operation.put("externalDocs", Map.of("url", "https://learn.example.com/graph/api/" + method + "/" + index));
        if (method.equals("get")) {
            operation.put("parameters", List.of(Map.of("$ref", "#/components/parameters/top"),
                    parameter("$select", "string"), parameter("$expand", "string"), parameter("$filter", "string")));
        }
        if (method.startsWith("p")) {
            operation.put("requestBody", Map.of("required", true, "content",
                    Map.of("application/json", Map.of("schema", reference(index * PER_PATH % schemas)))));
        }
        operation.put("responses", Map.of("2XX", Map.of("description", "Retrieved", "content",
                Map.of("application/json", Map.of("schema", reference(index * PER_PATH % schemas)))), "4XX",
                Map.of("$ref", "#/components/responses/error"), "5XX",
                Map.of("$ref", "#/components/responses/error")));
        return operation;
    }

    private Map<String, Object> schema(int index) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (int number = 0; number < 6; number++) {
            properties.put("field" + number, Map.of("type", number % 2 == 0 ? "string" : "boolean", "description",
                    WORDS, "nullable", true));
        }
        int first = index / cluster * cluster;
        for (int step : new int[]{1, 7, 31}) {
            int target = Math.min(first + (index - first + step) % cluster, schemas - 1);
            properties.put("relation" + step, Map.of("anyOf", List.of(reference(target),
                    Map.of("type", "object", "nullable", true)), "description", WORDS));
        }
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("title", type(index));
        own.put("type", "object");
        own.put("properties", properties);
        List<Object> parts = index == first ? List.of(own) : List.of(reference(first), own);
        return Map.of("allOf", parts, "x-ms-discriminator-value", type(index));
    }

    private static Map<String, Object> parameter(String name, String type) {
        return new Lazy(4, number -> List.of("name", "in", "description", "schema").get(number), number -> List
                .of(name, "query", "The value of " + name + " of the relation", Map.of("type", type)).get(number));
    }

    private static List<Object> distinct(List<Object> parameters) {
        return parameters.stream().distinct().toList();
    }

    private static Map<String, Object> reference(int index) {
        return Map.of("$ref", SCHEMAS + type(index));
    }

    private static String type(int index) {
        return noun(index) + "Type" + index;
    }

    private static String noun(int index) {
        return NOUNS.get(index % NOUNS.size());
    }
}
