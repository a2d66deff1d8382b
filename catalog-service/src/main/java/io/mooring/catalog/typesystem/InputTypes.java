package io.mooring.catalog.typesystem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.SharedSchema;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.typesystem.NamedType.Input;

/** Input types as JSON Schema: each input object, enum and custom scalar once, as a definition of its own name. */
final class InputTypes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPE = "type";
    /** Characters; a state record holds at most 900 kB. */
    private static final int LARGEST = 800_000;

    private final TypeSystem types;
    private final Set<String> usable = new HashSet<>();
    private final Map<String, SharedSchema> definitions = new HashMap<>();

    InputTypes(TypeSystem types) {
        this.types = types;
    }

    /**
     * The value of an argument or input field, with what it says of itself.
     *
     * @param uses takes the names of definitions the schema refers to
     */
    JsonNode convert(Input input, Set<String> uses) {
        ObjectNode schema = convert(input.type(), input.pointer(), uses);
        String told = input.deprecation() == null
                ? input.description()
                : (input.description() + " Deprecated: " + input.deprecation()).strip();
        if (!told.isEmpty()) {
            schema.put("description", told);
        }
        if (input.deprecation() != null) {
            schema.put("deprecated", true);
        }
        if (input.fallback() != null) {
            Literals.json(input.fallback()).ifPresent(value -> schema.set("default", value));
        }
        return schema;
    }

    /** Fails with {@link DocumentFault} when a definition these need, directly or through another one, can't be. */
    void requireUsable(Set<String> uses) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(uses);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!usable.contains(name) && reached.add(name)) {
                open.addAll(definition(name).uses());
            }
        }
        usable.addAll(reached);
    }

    /** All definitions these need, directly or through another one. */
    Map<String, SharedSchema> reachable(Set<String> uses) {
        SortedMap<String, SharedSchema> reached = new TreeMap<>();
        Deque<String> open = new ArrayDeque<>(uses);
        while (!open.isEmpty()) {
            String name = open.pop();
            SharedSchema schema = definition(name);
            if (reached.put(name, schema) == null) {
                open.addAll(schema.uses());
            }
        }
        return reached;
    }

    private SharedSchema definition(String name) {
        SharedSchema known = definitions.get(name);
        if (known == null) {
            known = define(types.require(new TypeRef.Named(name), "/__schema/types"));
            definitions.put(name, known);
        }
        return known;
    }

    private SharedSchema define(NamedType type) {
        SortedSet<String> uses = new TreeSet<>();
        ObjectNode schema = switch (type.form()) {
            case ENUM -> choices(type);
            case INPUT_OBJECT -> object(type, uses);
            case SCALAR -> Scalars.custom(type);
            case OBJECT, INTERFACE, UNION -> throw new DocumentFault(type.pointer(), "expected an input type");
        };
        if (!type.description().isEmpty() && !schema.has("description")) {
            schema.put("description", type.description());
        }
        String text = schema.toString();
        if (text.length() > LARGEST) {
            throw new DocumentFault(type.pointer(), "expected a schema of at most " + LARGEST + " characters");
        }
        return new SharedSchema(text, uses);
    }

    private static ObjectNode choices(NamedType type) {
        ObjectNode schema = JSON.objectNode().put(TYPE, "string");
        ArrayNode choices = schema.putArray("enum");
        type.choices().forEach(choices::add);
        return schema;
    }

    private ObjectNode object(NamedType type, Set<String> uses) {
        ObjectNode schema = JSON.objectNode().put(TYPE, "object");
        ObjectNode properties = schema.putObject("properties");
        for (Input input : type.inputs()) {
            properties.set(input.name(), type.oneOf() ? convert(notNull(input), uses) : convert(input, uses));
            if (input.isRequired()) {
                schema.withArrayProperty("required").add(input.name());
            }
        }
        if (type.oneOf()) {
            schema.put("minProperties", 1).put("maxProperties", 1);
        }
        return schema.put("additionalProperties", false);
    }

    private static Input notNull(Input input) {
        return new Input(input.name(), input.pointer(), input.description(), new TypeRef.NonNull(input.type()),
                input.fallback(), input.deprecation());
    }

    private ObjectNode convert(TypeRef reference, String pointer, Set<String> uses) {
        return switch (reference) {
            case TypeRef.NonNull(TypeRef inner) -> bare(inner, pointer, uses);
            case TypeRef.Named named -> orNull(bare(named, pointer, uses));
            case TypeRef.ListOf list -> orNull(bare(list, pointer, uses));
        };
    }

    private ObjectNode bare(TypeRef reference, String pointer, Set<String> uses) {
        if (reference instanceof TypeRef.ListOf(TypeRef item)) {
            ObjectNode list = JSON.objectNode().put(TYPE, "array");
            return list.set("items", convert(item, pointer, uses));
        }
        String name = types.require(reference, pointer).name();
        if (Scalars.isBuiltIn(name)) {
            return Scalars.input(name);
        }
        uses.add(name);
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    /** The same or null; what may be anything may be null already. */
    static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.path(TYPE);
        if (type.isTextual()) {
            schema.putArray(TYPE).add(type).add("null");
        } else if (type instanceof ArrayNode several) {
            several.add("null");
        } else if (schema.has("$ref")) {
            ObjectNode either = JSON.objectNode();
            either.putArray("anyOf").add(schema).addObject().put(TYPE, "null");
            return either;
        }
        return schema;
    }
}
