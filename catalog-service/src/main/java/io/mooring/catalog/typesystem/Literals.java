package io.mooring.catalog.typesystem;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;

/** Values as a schema writes them, such as {@code {field: NAME, direction: ASC}}, as JSON. */
final class Literals {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST = 2_000;

    private Literals() {}

    /** Empty for what is no literal or too long to tell a caller: a default is only told, the upstream applies its own. */
    static Optional<JsonNode> json(String literal) {
        if (literal.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(json(Parser.parseValue(literal)));
        } catch (InvalidSyntaxException notALiteral) {
            return Optional.empty();
        }
    }

    private static JsonNode json(Value<?> value) {
        return switch (value) {
            case StringValue text -> JSON.textNode(text.getValue());
            case EnumValue choice -> JSON.textNode(choice.getName());
            case BooleanValue truth -> JSON.booleanNode(truth.isValue());
            case IntValue number -> JSON.numberNode(number.getValue());
            case FloatValue number -> JSON.numberNode(number.getValue());
            case ArrayValue list -> array(list);
            case ObjectValue object -> object(object);
            default -> JSON.nullNode();
        };
    }

    private static ArrayNode array(ArrayValue list) {
        ArrayNode array = JSON.arrayNode();
        list.getValues().forEach(item -> array.add(json(item)));
        return array;
    }

    private static ObjectNode object(ObjectValue value) {
        ObjectNode object = JSON.objectNode();
        value.getObjectFields().forEach(field -> object.set(field.getName(), json(field.getValue())));
        return object;
    }
}
