package io.mooring.catalog.operation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;

/** The properties of a form or multipart body: which of them are files, and how each is written. */
final class Parts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> COMBINING = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> STYLING = List.of("style", "explode", "allowReserved");
    private static final int DEEPEST = 8;

    private Parts() {}

    /** The schema of a multipart body. It is not shared: in JSON the same schema has no files. */
    static JsonNode schema(Place media, Conversion conversion) {
        return opened(media.at("schema"), conversion, DEEPEST);
    }

    private static JsonNode opened(Place schema, Conversion conversion, int levels) {
        Place place = conversion.follow(schema);
        if (levels == 0 || !place.isObject()) {
            return conversion.of(schema);
        }
        ObjectNode rest = JSON.objectNode();
        place.node().properties().stream().filter(member -> !COMBINING.contains(member.getKey()))
                .forEach(member -> rest.set(member.getKey(), member.getValue()));
        JsonNode converted = conversion.of(new Place(place.pointer(), rest));
        if (converted instanceof ObjectNode object) {
            COMBINING.stream().filter(keyword -> !place.at(keyword).items().isEmpty()).forEach(keyword -> {
                ArrayNode list = object.putArray(keyword);
                place.at(keyword).items().forEach(item -> list.add(opened(item, conversion, levels - 1)));
            });
            place.at("properties").members().stream().filter(property -> object.path("properties").has(property.key()))
                    .forEach(property -> replaceByFile(property, object.withObjectProperty("properties"), conversion));
        }
        return converted;
    }

    private static void replaceByFile(Place property, ObjectNode properties, Conversion conversion) {
        Place schema = conversion.follow(property);
        if (FileSchema.describes(schema)) {
            properties.set(property.key(), file(schema, conversion));
        } else if (holdsFiles(schema, conversion)
                && properties.get(property.key()) instanceof ObjectNode list) {
            list.remove("$ref");
            list.put("type", "array").set("items", file(conversion.follow(schema.at("items")), conversion));
        }
    }

    private static ObjectNode file(Place schema, Conversion conversion) {
        ObjectNode file = conversion.file();
        return schema.text("description").isEmpty() ? file : file.put("description", schema.text("description"));
    }

    private static boolean isFile(Place schema, Conversion conversion) {
        return FileSchema.describes(schema) || holdsFiles(schema, conversion);
    }

    private static boolean holdsFiles(Place schema, Conversion conversion) {
        return schema.isObject() && schema.at("items").isObject()
                && FileSchema.describes(conversion.follow(schema.at("items")));
    }

    /**
     * Property to {@code {file?, contentType?, style?, explode?, allowReserved?, headers?}}; an encoding may also be of a
     * property the schema leaves open.
     */
    static ObjectNode encoding(Place media, boolean files, Conversion conversion) {
        ObjectNode encoding = JSON.objectNode();
        Map<String, Place> properties = properties(media.at("schema"), conversion);
        Set<String> names = new LinkedHashSet<>(properties.keySet());
        media.at("encoding").members().forEach(entry -> names.add(entry.key()));
        names.forEach(name -> {
            ObjectNode entry = JSON.objectNode();
            Place property = properties.get(name);
            if (files && property != null && isFile(conversion.follow(property), conversion)) {
                entry.put("file", true);
            }
            describe(media.at("encoding").at(name), entry, conversion);
            if (!entry.isEmpty()) {
                encoding.set(name, entry);
            }
        });
        return encoding;
    }

    private static void describe(Place encoding, ObjectNode entry, Conversion conversion) {
        if (!encoding.text("contentType").isEmpty()) {
            entry.put("contentType", encoding.text("contentType"));
        }
        STYLING.stream().filter(encoding.node()::has).forEach(key -> entry.set(key, encoding.node().get(key)));
        for (Place header : encoding.at("headers").members()) {
            if (!header.key().equalsIgnoreCase("content-type")) {
                entry.withArrayProperty("headers").addObject().put("name", header.key()).put("explode",
                        conversion.follow(header).isTrue("explode"));
            }
        }
    }

    /** Schema of the values for headers of parts; empty when the document names none. */
    static ObjectNode headers(Place media, Conversion conversion) {
        ObjectNode parts = JSON.objectNode();
        for (Place encoding : media.at("encoding").members()) {
            for (Place header : encoding.at("headers").members()) {
                if (!header.key().equalsIgnoreCase("content-type")) {
                    Place place = conversion.follow(header);
                    ObjectNode part = parts.withObjectProperty(encoding.key()).put("type", "object");
                    part.withObjectProperty("properties").set(header.key(),
                            Words.described(conversion.of(place.at("schema")), place));
                    part.put("additionalProperties", false);
                }
            }
        }
        return parts;
    }

    /** The properties of a body, also those of the parts it is combined of. */
    static Map<String, Place> properties(Place schema, Conversion conversion) {
        Map<String, Place> properties = new LinkedHashMap<>();
        collect(schema, conversion, properties, DEEPEST);
        return properties;
    }

    private static void collect(Place schema, Conversion conversion, Map<String, Place> into, int levels) {
        Place place = conversion.follow(schema);
        place.at("properties").members().forEach(property -> into.putIfAbsent(property.key(), property));
        if (levels > 0) {
            COMBINING.forEach(keyword -> place.at(keyword).items()
                    .forEach(part -> collect(part, conversion, into, levels - 1)));
        }
    }
}
