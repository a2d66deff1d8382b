package io.mooring.executor.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Parameters in a query or cookie, and fields of a form: OpenAPI styles {@code form}, {@code spaceDelimited},
 * {@code pipeDelimited}, {@code deepObject}.
 */
final class QueryStyle {

    private QueryStyle() {}

    static List<Pair> pairs(Binding.Parameter parameter, JsonNode value) {
        return switch (parameter.style()) {
            case "deepObject" -> deepObject(parameter.name(), value);
            case "spaceDelimited" -> delimited(parameter, value, "%20");
            case "pipeDelimited" -> delimited(parameter, value, "%7C");
            default -> delimited(parameter, value, ",");
        };
    }

    private static List<Pair> delimited(Binding.Parameter parameter, JsonNode value, String separator) {
        String name = parameter.name();
        if (parameter.explode() && value.isObject()) {
            return value.propertyStream().map(field -> pair(parameter, field.getKey(), Values.text(field.getValue())))
                    .toList();
        }
        if (parameter.explode() || value.isValueNode()) {
            return Values.items(value).stream().map(item -> pair(parameter, name, item)).toList();
        }
        UnaryOperator<String> encode = parameter.allowReserved()
                ? PercentEncoding::encodeKeepingReserved
                : PercentEncoding::encode;
        List<String> parts = value.isObject()
                ? Values.fields(value, separator, encode)
                : Values.items(value).stream().map(encode).toList();
        return List.of(Pair.joined(name, String.join(separator, parts)));
    }

    private static Pair pair(Binding.Parameter parameter, String name, String value) {
        return parameter.allowReserved() ? Pair.keepingReserved(name, value) : Pair.of(name, value);
    }

    private static List<Pair> deepObject(String name, JsonNode value) {
        if (value.isObject()) {
            List<Pair> pairs = new ArrayList<>();
            value.properties()
                    .forEach(field -> pairs.addAll(deepObject(name + "[" + field.getKey() + "]", field.getValue())));
            return pairs;
        }
        return Values.items(value).stream().map(item -> Pair.of(name, item)).toList();
    }
}
