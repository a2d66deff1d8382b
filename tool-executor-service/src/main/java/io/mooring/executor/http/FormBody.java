package io.mooring.executor.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.http.Binding.Encoding;

/** Media type {@code application/x-www-form-urlencoded}. */
final class FormBody {

    private FormBody() {}

    /** Fields without a style: arrays repeat their name, objects are JSON (OpenAPI 3.1.1 §4.8.15.1.1). */
    static String write(JsonNode fields, Map<String, Encoding> encodings) {
        List<Pair> pairs = new ArrayList<>();
        fields.properties().forEach(field -> {
            Encoding encoding = RequestBody.encoding(encodings, field.getKey());
            if (encoding.isStyled()) {
                pairs.addAll(QueryStyle.pairs(encoding.parameter(field.getKey()), field.getValue()));
            } else {
                plain(field.getValue(), encoding).forEach(item -> pairs.add(Pair.of(field.getKey(), item)));
            }
        });
        return pairs.stream().map(Pair::encoded).collect(Collectors.joining("&"));
    }

    private static List<String> plain(JsonNode value, Encoding encoding) {
        boolean whole = value.isArray() && encoding.contentType() != null
                && MediaTypes.isJson(encoding.contentType());
        return whole ? List.of(value.toString()) : Values.items(value);
    }
}
