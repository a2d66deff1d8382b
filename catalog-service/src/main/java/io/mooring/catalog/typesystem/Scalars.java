package io.mooring.catalog.typesystem;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What JSON a scalar is: the five of the specification, those many servers agree on, and any value for the rest. */
final class Scalars {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> FORMATS = Map.ofEntries(Map.entry("datetime", "date-time"),
            Map.entry("timestamptz", "date-time"), Map.entry("iso8601datetime", "date-time"),
            Map.entry("precisedatetime", "date-time"), Map.entry("date", "date"), Map.entry("iso8601date", "date"),
            Map.entry("localdate", "date"), Map.entry("uri", "uri"), Map.entry("url", "uri"),
            Map.entry("uuid", "uuid"), Map.entry("email", "email"), Map.entry("emailaddress", "email"));

    private Scalars() {}

    /** Whether every schema has it, so that nobody needs a definition of it. */
    static boolean isBuiltIn(String name) {
        return switch (name) {
            case "Int", "Float", "String", "Boolean", "ID" -> true;
            default -> false;
        };
    }

    /** What a caller may pass; the upstream coerces an integer to an id. */
    static ObjectNode input(String name) {
        ObjectNode schema = output(name);
        if (name.equals("ID")) {
            schema.putArray("type").add("string").add("integer");
        }
        return schema;
    }

    /** What the upstream answers; a format says more than it promises, so it is left to inputs of custom scalars. */
    static ObjectNode output(String name) {
        ObjectNode schema = JSON.objectNode();
        return switch (name) {
            case "Int" -> schema.put("type", "integer");
            case "Float" -> schema.put("type", "number");
            case "String", "ID" -> schema.put("type", "string");
            case "Boolean" -> schema.put("type", "boolean");
            default -> schema;
        };
    }

    /** A scalar of the schema's own. Without a well-known name it may be any JSON value. */
    static ObjectNode custom(NamedType scalar) {
        ObjectNode schema = JSON.objectNode();
        String format = FORMATS.get(scalar.name().toLowerCase(Locale.ROOT));
        if (format != null) {
            schema.put("type", "string").put("format", format);
        }
        String told = scalar.description().isEmpty() ? "Custom scalar " + scalar.name() + "." : scalar.description();
        return schema.put("description",
                scalar.specifiedBy() == null ? told : told + " Specified by " + scalar.specifiedBy());
    }
}
