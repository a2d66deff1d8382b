package io.mooring.catalog.swagger;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/** Parameters {@code in: body} and {@code in: formData} as a request body. */
final class Bodies {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String MULTIPART = "multipart/form-data";
    private static final String FORM = "application/x-www-form-urlencoded";

    private Bodies() {}

    static boolean isPart(Place parameter) {
        String in = parameter.text("in");
        return in.equals("body") || in.equals("formData");
    }

    /** Empty when no parameter is part of the body. */
    static Optional<ObjectNode> of(List<Place> parameters, List<String> consumes, References references) {
        List<Place> fields = parameters.stream().filter(place -> place.text("in").equals("formData")).toList();
        if (!fields.isEmpty()) {
            return Optional.of(form(fields, consumes));
        }
        return parameters.stream().filter(Bodies::isPart).findFirst().map(body -> {
            ObjectNode converted = body(body.isTrue("required"), body.text("description"));
            ObjectNode content = converted.putObject("content");
            consumes.forEach(type -> content.putObject(type).set("schema",
                    Values.schema(body.at("schema"), references)));
            return converted;
        });
    }

    private static ObjectNode form(List<Place> fields, List<String> consumes) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode encoding = JSON.objectNode();
        for (Place field : fields) {
            String name = field.text("name");
            schema.withObjectProperty("properties").set(name, Values.field(field));
            if (field.isTrue("required")) {
                schema.withArrayProperty("required").add(name);
            }
            if (field.text("type").equals("array")) {
                encoding.set(name, Values.style(field, "form"));
            }
        }
        boolean file = fields.stream().anyMatch(field -> field.text("type").equals("file"));
        ObjectNode converted = body(schema.has("required"), "");
        ObjectNode content = converted.putObject("content");
        for (String type : forms(consumes, file)) {
            content.putObject(type).<ObjectNode>set("schema", schema).set("encoding", encoding);
        }
        return converted;
    }

    /** Only multipart carries a file. */
    private static List<String> forms(List<String> consumes, boolean file) {
        List<String> forms = consumes.stream()
                .filter(type -> type.startsWith(MULTIPART) || !file && type.startsWith(FORM)).toList();
        return forms.isEmpty() ? List.of(file ? MULTIPART : FORM) : forms;
    }

    private static ObjectNode body(boolean required, String description) {
        ObjectNode body = JSON.objectNode().put("required", required);
        return description.isEmpty() ? body : body.put("description", description);
    }
}
