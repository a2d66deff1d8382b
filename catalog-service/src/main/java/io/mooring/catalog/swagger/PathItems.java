package io.mooring.catalog.swagger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/** Path items and their operations. What is referred to stands in its place; a reference that leads nowhere stays. */
final class PathItems {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final List<String> REPLACED = List.of("parameters", "consumes", "produces", "schemes", "responses");

    private final Place document;
    private final References references;

    PathItems(JsonNode document, References references) {
        this.document = Place.root(document);
        this.references = references;
    }

    JsonNode convert(String path, JsonNode written) {
        Place item = found(document.at("paths").at(path));
        if (!item.isObject() || References.isReference(item)) {
            return item.node();
        }
        ObjectNode converted = JSON.objectNode();
        List<Place> shared = parameters(item);
        for (Place member : item.members()) {
            if (METHODS.contains(member.key()) && member.isObject()) {
                converted.set(member.key(), operation(member, shared));
            } else if (!member.key().equals("parameters")) {
                converted.set(member.key(), member.node());
            }
        }
        converted.set("parameters", plain(shared));
        return converted;
    }

    private ObjectNode operation(Place operation, List<Place> shared) {
        ObjectNode converted = JSON.objectNode();
        operation.members().stream().filter(member -> !REPLACED.contains(member.key()))
                .forEach(member -> converted.set(member.key(), member.node()));
        List<Place> own = parameters(operation);
        converted.set("parameters", plain(own));
        Map<String, Place> all = new LinkedHashMap<>();
        for (List<Place> each : List.of(shared, own)) {
            each.forEach(place -> all.put(place.text("in") + " " + place.text("name"), place));
        }
        Bodies.of(List.copyOf(all.values()), types(operation, "consumes"), references)
                .ifPresent(body -> converted.set("requestBody", body));
        converted.set("responses", responses(operation));
        servers(operation, converted);
        return converted;
    }

    private List<Place> parameters(Place owner) {
        return owner.at("parameters").items().stream().map(this::found).toList();
    }

    /** All but those of the body. */
    private ArrayNode plain(List<Place> parameters) {
        ArrayNode plain = JSON.arrayNode();
        parameters.stream().filter(place -> !Bodies.isPart(place))
                .forEach(place -> plain.add(References.isReference(place) ? place.node() : Values.parameter(place)));
        return plain;
    }

    private ObjectNode responses(Place operation) {
        ObjectNode converted = JSON.objectNode();
        for (Place written : operation.at("responses").members()) {
            Place response = found(written);
            ObjectNode target = converted.putObject(written.key()).put("description", response.text("description"));
            Place schema = response.at("schema");
            if (References.isReference(response)) {
                target.setAll((ObjectNode) response.node());
            } else if (schema.exists()) {
                ObjectNode content = target.putObject("content");
                types(operation, "produces").forEach(type -> content.putObject(type).set("schema",
                        Values.schema(schema, references)));
            }
        }
        return converted;
    }

    private List<String> types(Place operation, String key) {
        Place owner = operation.at(key).exists() ? operation : document;
        List<String> types = owner.at(key).items().stream().map(type -> type.node().asText())
                .filter(type -> !type.isBlank()).toList();
        return types.isEmpty() ? List.of("application/json") : types;
    }

    private void servers(Place operation, ObjectNode converted) {
        List<String> schemes = Swagger.schemes(operation.node());
        String host = document.text("host");
        if (!schemes.isEmpty() && !host.isEmpty()) {
            converted.putArray("servers").addObject().put("url",
                    schemes.getFirst() + "://" + host + document.text("basePath"));
        }
    }

    /** What a place refers to; a reference that leads nowhere is left for whoever reports it. */
    private Place found(Place place) {
        try {
            return references.follow(place);
        } catch (DocumentFault leftForTheCompiler) {
            return place;
        }
    }
}
