package io.mooring.contracts.provider.google.bigquery;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Rows as BigQuery sends them, every value a text in {@code f} and {@code v}, as objects with typed values. */
final class Rows {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Rows() {}

    static ArrayNode of(JsonNode fields, JsonNode rows) {
        ArrayNode all = JSON.arrayNode();
        rows.forEach(row -> all.add(row(fields, row)));
        return all;
    }

    private static ObjectNode row(JsonNode fields, JsonNode row) {
        ObjectNode object = JSON.objectNode();
        for (int column = 0; column < fields.size(); column++) {
            JsonNode field = fields.get(column);
            JsonNode value = row.path("f").path(column).path("v");
            object.set(field.path("name").asText(),
                    field.path("mode").asText().equals("REPEATED") ? repeated(field, value) : value(field, value));
        }
        return object;
    }

    private static JsonNode repeated(JsonNode field, JsonNode values) {
        ArrayNode all = JSON.arrayNode();
        values.forEach(item -> all.add(value(field, item.path("v"))));
        return all;
    }

    private static JsonNode value(JsonNode field, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return JSON.nullNode();
        }
        String type = field.path("type").asText();
        return switch (type) {
            case "INTEGER", "INT64" -> JSON.numberNode(new BigInteger(value.asText()));
            case "NUMERIC", "BIGNUMERIC" -> JSON.numberNode(new BigDecimal(value.asText()));
            case "FLOAT", "FLOAT64" -> number(value.asText());
            case "BOOLEAN", "BOOL" -> JSON.booleanNode(value.asBoolean());
            case "TIMESTAMP" -> JSON.textNode(instant(value.asText()));
            case "RECORD", "STRUCT" -> row(field.path("fields"), value);
            default -> value;
        };
    }

    /** NaN and infinities are no JSON: they stay texts. */
    private static JsonNode number(String text) {
        return text.matches("[-+0-9.eE]+") ? JSON.numberNode(Double.parseDouble(text)) : JSON.textNode(text);
    }

    /** Microseconds since 1970; before useInt64Timestamp was there, seconds with a point. */
    private static String instant(String text) {
        return text.contains(".") || text.contains("E")
                ? Instant.EPOCH.plus(new BigDecimal(text).movePointRight(6).toBigInteger().longValueExact(),
                        ChronoUnit.MICROS).toString()
                : Instant.EPOCH.plus(Long.parseLong(text), ChronoUnit.MICROS).toString();
    }
}
