package io.mooring.executor.request;

import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/** Parameters in a path or header: OpenAPI styles {@code simple}, {@code label}, {@code matrix} (RFC 6570). */
final class PathStyle {

    private PathStyle() {}

    /** The value of a path parameter, every value percent-encoded. */
    static String path(Binding.Parameter parameter, JsonNode value) {
        UnaryOperator<String> encode = PercentEncoding::encode;
        return switch (parameter.style()) {
            case "label" -> "." + joined(value, parameter.explode(), parameter.explode() ? "." : ",", encode);
            case "matrix" -> matrix(parameter, value, encode);
            default -> joined(value, parameter.explode(), ",", encode);
        };
    }

    /** The value of a header: style {@code simple}, nothing encoded. */
    static String header(Binding.Parameter parameter, JsonNode value) {
        return joined(value, parameter.explode(), ",", text -> text);
    }

    private static String joined(JsonNode value, boolean explode, String separator, UnaryOperator<String> encode) {
        return value.isObject()
                ? String.join(separator, Values.fields(value, explode ? "=" : ",", encode))
                : String.join(separator, encoded(value, encode));
    }

    private static String matrix(Binding.Parameter parameter, JsonNode value, UnaryOperator<String> encode) {
        String name = encode.apply(parameter.name());
        if (value.isValueNode() && Values.text(value).isEmpty()) {
            return ";" + name;
        }
        if (!parameter.explode()) {
            return ";" + name + "=" + joined(value, false, ",", encode);
        }
        List<String> parts = value.isObject()
                ? Values.fields(value, "=", encode)
                : encoded(value, encode).stream().map(item -> name + "=" + item).toList();
        return parts.isEmpty() ? "" : ";" + String.join(";", parts);
    }

    private static List<String> encoded(JsonNode value, UnaryOperator<String> encode) {
        return Values.items(value).stream().map(encode).toList();
    }
}
