package io.mooring.connection.database;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.connection.credential.Inputs;
import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.FormField;

/**
 * A filled form, every value checked; {@code connection_name} is {@code name} in a body, and both are taken.
 *
 * @param values of every field of the form, by its name; empty where none was given and none is the standard
 */
record GivenDatabase(DatabaseKind kind, String name, Map<String, String> values) {

    static final String CONNECTION_NAME = "connection_name";

    private static final String NAME = "name";
    private static final Set<String> AROUND = Set.of("db_type", "user_id", NAME);
    private static final int MAX_NAME = 100;

    /**
     * Reads a form. Fails with 400 naming the field; no message repeats a value.
     *
     * @param named whether the connection needs a name
     */
    static GivenDatabase of(JsonNode body, DatabaseKind kind, List<FormField> fields, boolean named) {
        requireKnown(body, fields);
        Map<String, String> values = new LinkedHashMap<>();
        for (FormField field : fields) {
            if (!field.name().equals(CONNECTION_NAME)) {
                values.put(field.name(), FieldValue.of(field, body.get(field.name()), kind));
            }
        }
        String name = name(body, named);
        values.put(CONNECTION_NAME, name);
        return new GivenDatabase(kind, name, values);
    }

    DatabaseLogin login() {
        return DatabaseLogin.of(kind, values);
    }

    Inputs inputs() {
        return new Inputs(values);
    }

    private static void requireKnown(JsonNode body, List<FormField> fields) {
        Set<String> known = new TreeSet<>(AROUND);
        fields.forEach(field -> known.add(field.name()));
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (!known.contains(member.getKey())) {
                throw GeneralError.BAD_REQUEST.at(FieldValue.pointer(member.getKey()),
                        "no field of that name; the form has " + String.join(", ", known));
            }
        }
    }

    private static String name(JsonNode body, boolean named) {
        String name = text(body, NAME);
        String other = text(body, CONNECTION_NAME);
        if (!name.isEmpty() && !other.isEmpty() && !name.equals(other)) {
            throw GeneralError.BAD_REQUEST.at("/connection_name", "expected the same as name, or one of the two");
        }
        String given = name.isEmpty() ? other : name;
        // A dot or slash would make the address of a tool ambiguous.
        if (given.isEmpty()
                ? named
                : given.length() > MAX_NAME
                        || given.chars().anyMatch(c -> c == '.' || c == '/' || Character.isISOControl(c))) {
            throw GeneralError.BAD_REQUEST.at(name.isEmpty() && !other.isEmpty() ? "/connection_name" : "/name",
                    "expected 1 to " + MAX_NAME + " printable characters without dot and slash");
        }
        return given;
    }

    private static String text(JsonNode body, String name) {
        @Nullable
        JsonNode value = body.get(name);
        if (value == null || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw GeneralError.BAD_REQUEST.at("/" + name, "expected a text");
        }
        return value.textValue().strip();
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "GivenDatabase[" + kind + " " + name + "]";
    }
}
