package io.mooring.catalog.operation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a caller passes to a tool, and where each part goes.
 *
 * @param schema of the arguments: an object with one property per parameter, {@code body} and what belongs to it, and
 *        {@code server}
 * @param binding how the runner puts them into a request
 * @param names of the arguments and of the members of the body, for search
 */
public record Arguments(ObjectNode schema, ObjectNode binding, List<String> names) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_NAMES = 200;

    /**
     * Reads them off an operation.
     *
     * @param server the choice between servers; null when there is none
     */
    public static Arguments of(Operation operation, @Nullable ServerArgument server, Conversion conversion) {
        Body body = Body.of(operation, conversion);
        Set<String> reserved = new HashSet<>(body == null ? Set.of() : body.arguments());
        if (server != null) {
            reserved.add(ServerArgument.ARGUMENT);
        }
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.putObject("properties");
        ArrayNode parameters = JSON.arrayNode();
        for (Parameter parameter : Parameters.of(operation, conversion.references(), reserved)) {
            add(schema, parameter.argument(), parameter.schema(conversion), parameter.required());
            parameters.add(parameter.binding());
        }
        ObjectNode binding = JSON.objectNode();
        binding.set("parameters", parameters);
        binding.set("body", body == null ? JSON.nullNode() : body.binding(conversion));
        if (body != null) {
            body.schemas(conversion).forEach((name, value) -> add(schema, name, value,
                    name.equals(Body.ARGUMENT) && body.required()));
        }
        if (server != null) {
            add(schema, ServerArgument.ARGUMENT, server.schema(), false);
            binding.set("servers", server.binding());
        }
        return new Arguments(schema.put("additionalProperties", false), binding, names(schema, body, conversion));
    }

    private static void add(ObjectNode schema, String argument, JsonNode value, boolean required) {
        schema.withObjectProperty("properties").set(argument, value);
        if (required) {
            schema.withArrayProperty("required").add(argument);
        }
    }

    private static List<String> names(ObjectNode schema, @Nullable Body body, Conversion conversion) {
        List<String> arguments = schema.path("properties").propertyStream().map(Map.Entry::getKey).toList();
        return body == null
                ? arguments
                : Stream.concat(arguments.stream(), body.members(conversion).stream()).distinct()
                        .limit(MOST_NAMES).toList();
    }
}
