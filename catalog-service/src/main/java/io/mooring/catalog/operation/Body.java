package io.mooring.catalog.operation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;

/**
 * The body of an operation as arguments: {@code body}; {@code contentType} when there are several forms;
 * {@code partHeaders} when parts of it have headers of their own.
 *
 * @param place the request body
 * @param types its forms, the one used unless a caller says otherwise first
 * @param partHeaders schema of the headers of parts; empty when there are none
 */
record Body(Place place, List<MediaType> types, ObjectNode partHeaders) {

    static final String ARGUMENT = "body";
    static final String TYPE_ARGUMENT = "contentType";
    static final String HEADERS_ARGUMENT = "partHeaders";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** What a concrete form says is more use than what a range of them does. */
    private static final Comparator<MediaType> PREFERENCE = Comparator.comparing(MediaType::isRange)
            .thenComparing(MediaType::form).thenComparing(type -> !type.name().equals("application/json"));

    /** The body; null when the operation takes none. */
    static @Nullable Body of(Operation operation, Conversion conversion) {
        Place place = conversion.follow(operation.place().at("requestBody"));
        Map<String, MediaType> types = new LinkedHashMap<>();
        place.at("content").members().stream().map(type -> MediaType.of(type, conversion)).sorted(PREFERENCE)
                .forEach(type -> types.putIfAbsent(type.name(), type));
        if (types.isEmpty() || operation.method().equals("trace")) {
            return null;
        }
        ObjectNode headers = JSON.objectNode();
        types.values().forEach(type -> headers.setAll(Parts.headers(type.place(), conversion)));
        return new Body(place, List.copyOf(types.values()), headers);
    }

    boolean required() {
        return place.isTrue("required");
    }

    /** Names parameters can't have. */
    Set<String> arguments() {
        Set<String> names = new LinkedHashSet<>(Set.of(ARGUMENT));
        if (types.size() > 1) {
            names.add(TYPE_ARGUMENT);
        }
        if (!partHeaders.isEmpty()) {
            names.add(HEADERS_ARGUMENT);
        }
        return names;
    }

    /** Schemas of its arguments, by name. */
    Map<String, JsonNode> schemas(Conversion conversion) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        schemas.put(ARGUMENT, Words.described(value(conversion), place));
        if (types.size() > 1) {
            ObjectNode type = JSON.objectNode().put("type", "string").put("description", "Media type of the body");
            types.forEach(each -> type.withArrayProperty("enum").add(each.name()));
            schemas.put(TYPE_ARGUMENT, type.put("default", types.getFirst().name()));
        }
        if (!partHeaders.isEmpty()) {
            ObjectNode parts = JSON.objectNode().put("type", "object").put("description", "Headers of parts, by part");
            parts.set("properties", partHeaders);
            schemas.put(HEADERS_ARGUMENT, parts.put("additionalProperties", false));
        }
        return schemas;
    }

    /** One of the forms' schemas; equal ones stand once. */
    private JsonNode value(Conversion conversion) {
        Set<JsonNode> schemas = new LinkedHashSet<>();
        types.forEach(type -> schemas.add(Words.described(type.schema(conversion), type.place())));
        if (schemas.size() == 1) {
            return schemas.iterator().next();
        }
        ArrayNode either = JSON.arrayNode();
        schemas.forEach(either::add);
        return JSON.objectNode().set("anyOf", either);
    }

    /** Names of its members, for search. */
    Set<String> members(Conversion conversion) {
        return Parts.properties(types.getFirst().place().at("schema"), conversion).keySet();
    }

    JsonNode binding(Conversion conversion) {
        ObjectNode binding = JSON.objectNode().put("contentType", types.getFirst().name()).put("required", required());
        boolean plain = types.size() == 1 && types.getFirst().encoding(conversion).isEmpty();
        if (!plain) {
            ArrayNode list = binding.putArray("types");
            types.forEach(type -> list.add(binding(type, conversion)));
        }
        return binding;
    }

    private static ObjectNode binding(MediaType type, Conversion conversion) {
        ObjectNode binding = JSON.objectNode().put("contentType", type.name());
        ObjectNode encoding = type.encoding(conversion);
        return encoding.isEmpty() ? binding : binding.set("encoding", encoding);
    }
}
