package io.mooring.executor.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;

/** Values as types. */
final class Literal {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private Literal() {}

    static Type of(JsonNode value) {
        return Type.whole(switch (value.getNodeType()) {
            case STRING -> text(value.textValue());
            case NUMBER, BOOLEAN, NULL -> value.asText();
            case ARRAY -> items(value);
            case OBJECT -> members(value);
            case BINARY, MISSING, POJO -> "unknown";
        });
    }

    private static String items(JsonNode array) {
        List<String> items = new ArrayList<>();
        array.forEach(item -> items.add(of(item).text()));
        return "[" + String.join(", ", items) + "]";
    }

    private static String members(JsonNode object) {
        List<String> members = new ArrayList<>();
        object.properties()
                .forEach(member -> members.add(key(member.getKey()) + ": " + of(member.getValue()).text()));
        return members.isEmpty() ? "Record<string, never>" : "{ " + String.join("; ", members) + " }";
    }

    /** A member's name, in quotes where it needs them. */
    static String key(String name) {
        return PLAIN.matcher(name).matches() ? name : text(name);
    }

    static String text(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
