package io.mooring.executor.database.mongo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;

import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** BSON as JSON: numbers exact, dates in ISO 8601, ids in hexadecimal, bytes in base64. */
final class BsonValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BsonValues() {}

    static JsonNode json(BsonValue value) {
        return switch (value.getBsonType()) {
            case DOCUMENT -> {
                ObjectNode object = NODES.objectNode();
                value.asDocument().forEach((name, inner) -> object.set(name, json(inner)));
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = NODES.arrayNode();
                value.asArray().forEach(inner -> array.add(json(inner)));
                yield array;
            }
            case STRING -> NODES.textNode(value.asString().getValue());
            case SYMBOL -> NODES.textNode(value.asSymbol().getSymbol());
            case BOOLEAN -> NODES.booleanNode(value.asBoolean().getValue());
            case INT32 -> NODES.numberNode(value.asInt32().getValue());
            case INT64 -> NODES.numberNode(value.asInt64().getValue());
            case DOUBLE -> real(value.asDouble().getValue());
            case DECIMAL128 -> decimal(value.asDecimal128().getValue());
            case DATE_TIME -> NODES.textNode(Instant.ofEpochMilli(value.asDateTime().getValue()).toString());
            case TIMESTAMP -> NODES.textNode(Instant.ofEpochSecond(value.asTimestamp().getTime()).toString());
            case OBJECT_ID -> NODES.textNode(value.asObjectId().getValue().toHexString());
            case BINARY -> binary(value.asBinary());
            case REGULAR_EXPRESSION -> NODES.textNode("/" + value.asRegularExpression().getPattern() + "/"
                    + value.asRegularExpression().getOptions());
            case JAVASCRIPT -> NODES.textNode(value.asJavaScript().getCode());
            case JAVASCRIPT_WITH_SCOPE -> NODES.textNode(value.asJavaScriptWithScope().getCode());
            case DB_POINTER -> NODES.textNode(value.asDBPointer().getId().toHexString());
            case NULL, UNDEFINED, MIN_KEY, MAX_KEY, END_OF_DOCUMENT -> NODES.nullNode();
        };
    }

    private static JsonNode real(double value) {
        return Double.isFinite(value)
                ? NODES.numberNode(new BigDecimal(Double.toString(value)))
                : NODES.textNode(Double.toString(value));
    }

    private static JsonNode decimal(Decimal128 value) {
        boolean negativeZero = value.isNegative() && !value.isNaN() && value.toString().matches("-0.*")
                && new BigDecimal(value.toString()).signum() == 0;
        return value.isFinite() && !negativeZero
                ? NODES.numberNode(value.bigDecimalValue())
                : NODES.textNode(value.toString());
    }

    private static JsonNode binary(BsonBinary value) {
        return value.getType() == BsonBinarySubType.UUID_STANDARD.getValue()
                ? NODES.textNode(value.asUuid().toString())
                : NODES.textNode(Base64.getEncoder().encodeToString(value.getData()));
    }
}
