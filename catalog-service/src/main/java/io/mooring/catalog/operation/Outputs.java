package io.mooring.catalog.operation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.catalog.document.Place;

/** What an operation answers when it succeeds: the first 2xx response that has content, else 2XX, else default. */
public final class Outputs {

    private Outputs() {}

    /** The schema of the result; empty when the document does not say. */
    public static Optional<JsonNode> of(Operation operation, Conversion conversion) {
        List<Place> responses = operation.place().at("responses").members();
        return Stream.of("2\\d\\d", "2[xX]{2}", "default")
                .flatMap(code -> responses.stream().filter(response -> response.key().matches(code)))
                .map(conversion::follow).filter(response -> !response.at("content").members().isEmpty()).findFirst()
                .flatMap(response -> schema(response, conversion));
    }

    private static Optional<JsonNode> schema(Place response, Conversion conversion) {
        List<MediaType> types = response.at("content").members().stream()
                .map(content -> MediaType.of(content, conversion)).toList();
        Optional<MediaType> json = types.stream().filter(type -> type.form() == MediaForm.JSON).findFirst();
        if (json.isPresent()) {
            JsonNode schema = conversion.of(json.get().place().at("schema"));
            return Optional.of(schema).filter(JsonNode::isObject);
        }
        boolean text = types.stream().allMatch(type -> type.form() == MediaForm.TEXT || type.form() == MediaForm.XML);
        return Optional.of(text ? JsonNodeFactory.instance.objectNode().put("type", "string") : conversion.file());
    }
}
