package io.mooring.catalog.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Scalars by the core schema of YAML 1.2 (§10.3.2), so {@code no} is a text. */
final class YamlScalar {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 1000;
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

    private YamlScalar() {}

    static JsonNode of(ScalarEvent scalar) {
        String text = scalar.getValue();
        if (!scalar.isPlain() || Tag.STR.getValue().equals(scalar.getTag())) {
            return JSON.textNode(text);
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        if (text.length() > LONGEST_NUMBER || text.isEmpty() || text.charAt(0) > '9') {
            return JSON.textNode(text);
        }
        if (INTEGER.matcher(text).matches()) {
            return JSON.numberNode(new BigInteger(text));
        }
        return DECIMAL.matcher(text).matches() ? JSON.numberNode(new BigDecimal(text)) : JSON.textNode(text);
    }
}
