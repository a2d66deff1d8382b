package io.mooring.executor.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.request.Binding.Parameter;

/**
 * Parameters in a query or cookie, and fields of a form: OpenAPI styles {@code form}, {@code spaceDelimited},
 * {@code pipeDelimited}, {@code deepObject}. What RFC 6570 calls undefined, an empty list or object, is left out.
 *
 * <p>
 * OpenAPI does not define arrays in {@code deepObject}; they are written as most servers read them: {@code a[]=1} for
 * plain items, {@code a[0][k]=1} for objects.
 */
final class QueryStyle {

    /** A name and a value; what is encoded of them is up to who asked. */
    record Field(String name, String value) {}

    private QueryStyle() {}

    /** Ready to send. */
    static List<Pair> pairs(Parameter parameter, JsonNode value) {
        UnaryOperator<String> encode = parameter.allowReserved()
                ? PercentEncoding::encodeKeepingReserved
                : PercentEncoding::encode;
        String separator = switch (parameter.style()) {
            case "spaceDelimited" -> "%20";
            case "pipeDelimited" -> "%7C";
            default -> ",";
        };
        return expand(parameter, value, separator, encode).stream()
                .map(field -> Pair.joined(field.name(), field.value())).toList();
    }

    /** Nothing encoded, for parts of a multipart body. */
    static List<Field> fields(Parameter parameter, JsonNode value) {
        String separator = switch (parameter.style()) {
            case "spaceDelimited" -> " ";
            case "pipeDelimited" -> "|";
            default -> ",";
        };
        return expand(parameter, value, separator, text -> text);
    }

    private static List<Field> expand(Parameter parameter, JsonNode value, String separator,
            UnaryOperator<String> encode) {
        String name = parameter.name();
        if (value.isContainerNode() && value.isEmpty()) {
            return List.of();
        }
        if (parameter.style().equals("deepObject")) {
            return deepObject(name, value, encode);
        }
        if (parameter.explode() && value.isObject()) {
            return value.propertyStream().filter(field -> !field.getValue().isNull())
                    .map(field -> new Field(field.getKey(), encode.apply(Values.text(field.getValue())))).toList();
        }
        if (parameter.explode() || value.isValueNode()) {
            return Values.items(value).stream().map(item -> new Field(name, encode.apply(item))).toList();
        }
        List<String> parts = value.isObject()
                ? Values.fields(value, separator, encode)
                : Values.items(value).stream().map(encode).toList();
        return List.of(new Field(name, String.join(separator, parts)));
    }

    private static List<Field> deepObject(String name, JsonNode value, UnaryOperator<String> encode) {
        if (value.isValueNode()) {
            return value.isNull() ? List.of() : List.of(new Field(name, encode.apply(Values.text(value))));
        }
        List<Field> fields = new ArrayList<>();
        value.properties().forEach(
                field -> fields.addAll(deepObject(name + "[" + field.getKey() + "]", field.getValue(), encode)));
        for (int index = 0; value.isArray() && index < value.size(); index++) {
            JsonNode item = value.get(index);
            String key = item.isContainerNode() ? String.valueOf(index) : "";
            fields.addAll(deepObject(name + "[" + key + "]", item, encode));
        }
        return fields;
    }
}
