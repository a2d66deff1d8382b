package io.mooring.catalog.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;
import io.mooring.catalog.openapi.Parameters.Parameter;
import io.mooring.catalog.schema.Definitions;
import io.mooring.catalog.schema.Definitions.Uses;
import io.mooring.catalog.schema.Schemas;

/**
 * What a caller passes to a tool, and where each part goes.
 *
 * @param schema of the arguments: an object with one property per parameter, and {@code body}
 * @param binding {@code parameters} and {@code body}: how the runner puts them into a request
 * @param uses definitions the schema refers to
 */
record Arguments(ObjectNode schema, ObjectNode binding, Uses uses) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String BODY = "body";
    private static final String JSON_TYPE = "application/json";
    /** The form a tool caller can best write comes first. */
    private static final List<String> PREFERRED = List.of(JSON_TYPE, "+json", "application/x-www-form-urlencoded",
            "multipart/form-data", "text/");

    /** Reads them off an operation. */
    static Arguments of(Operation operation, References references, Schemas schemas, Definitions definitions) {
        var arguments = new Arguments(JSON.objectNode().put("type", "object"), JSON.objectNode(), new Uses());
        arguments.schema.putObject("properties");
        ArrayNode parameters = arguments.binding.putArray("parameters");
        Place body = references.follow(operation.place().at("requestBody"));
        boolean hasBody = body.isObject() && !operation.method().equals("trace");
        for (Parameter parameter : Parameters.of(operation, references, hasBody)) {
            parameters.add(arguments.add(parameter, schemas, definitions));
        }
        arguments.binding.set(BODY, hasBody ? arguments.addBody(body, schemas, definitions) : JSON.nullNode());
        arguments.schema.put("additionalProperties", false);
        return arguments;
    }

    /** Names of the arguments, for search. */
    List<String> names() {
        return schema.path("properties").propertyStream().map(Map.Entry::getKey).toList();
    }

    private ObjectNode add(Parameter parameter, Schemas schemas, Definitions definitions) {
        Place place = parameter.place();
        Optional<Place> content = place.at("content").members().stream().findFirst();
        JsonNode converted = schemas.convert(content.orElse(place).at("schema"), uses, definitions);
        addProperty(parameter.argument(), described(converted, place), parameter.required());
        String style = place.text("style").isEmpty() ? usualStyle(parameter.in()) : place.text("style");
        ObjectNode target = JSON.objectNode().put("argument", parameter.argument()).put("name", parameter.name())
                .put("in", parameter.in()).put("style", style)
                .put("explode", place.node().path("explode").asBoolean(style.equals("form")))
                .put("allowReserved", place.isTrue("allowReserved"));
        return target.put("contentType", content.map(Place::key).orElse(null));
    }

    private JsonNode addBody(Place body, Schemas schemas, Definitions definitions) {
        List<Place> types = body.at("content").members();
        if (types.isEmpty()) {
            return JSON.nullNode();
        }
        Place media = PREFERRED.stream()
                .flatMap(form -> types.stream().filter(type -> essence(type).contains(form)).limit(1)).findFirst()
                .orElse(types.getFirst());
        JsonNode converted = schemas.convert(media.at("schema"), uses, definitions);
        boolean required = body.isTrue("required");
        addProperty(BODY, described(converted, body), required);
        String type = media.key().contains("*") ? JSON_TYPE : media.key();
        return JSON.objectNode().put("contentType", type).put("required", required);
    }

    private void addProperty(String argument, JsonNode value, boolean required) {
        schema.withObjectProperty("properties").set(argument, value);
        if (required) {
            schema.withArrayProperty("required").add(argument);
        }
    }

    /** The schema with what the parameter or body says about itself. */
    private static JsonNode described(JsonNode converted, Place owner) {
        String description = owner.text("description");
        JsonNode example = owner.node().path("example");
        if (converted.isBoolean() && !converted.booleanValue() || description.isEmpty() && example.isMissingNode()) {
            return converted;
        }
        ObjectNode described = converted instanceof ObjectNode object ? object : JSON.objectNode();
        if (!description.isEmpty()) {
            described.put("description", description);
        }
        if (!example.isMissingNode()) {
            described.putArray("examples").add(example);
        }
        return described;
    }

    private static String usualStyle(String in) {
        return in.equals("query") || in.equals("cookie") ? "form" : "simple";
    }

    private static String essence(Place mediaType) {
        return mediaType.key().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
