package io.mooring.executor.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON values as text in a request. */
final class Values {

    private Values() {}

    /** A number without exponent, text as it is, anything nested as JSON. */
    static String text(JsonNode value) {
        if (value.isBigDecimal()) {
            return value.decimalValue().toPlainString();
        }
        return value.isContainerNode() ? value.toString() : value.isNull() ? "" : value.asText();
    }

    /** The items of an array; a single value is an array of one. RFC 6570 leaves out what has no value. */
    static List<String> items(JsonNode value) {
        return value.isArray()
                ? value.valueStream().filter(item -> !item.isNull()).map(Values::text).toList()
                : List.of(text(value));
    }

    /** {@code key<separator>value} for each field of an object, each part encoded. */
    static List<String> fields(JsonNode object, String separator, UnaryOperator<String> encode) {
        List<String> fields = new ArrayList<>();
        object.propertyStream().filter(field -> !field.getValue().isNull()).forEach(field -> fields
                .add(encode.apply(field.getKey()) + separator + encode.apply(text(field.getValue()))));
        return fields;
    }

    /** A value in a media type: JSON unless it is text of another type. */
    static String serialised(JsonNode value, String contentType) {
        return value.isTextual() && !MediaTypes.isJson(contentType) ? value.textValue() : value.toString();
    }

    /** RFC 6901 §3: a name as a step of a JSON pointer. */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
