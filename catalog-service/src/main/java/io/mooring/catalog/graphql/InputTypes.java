package io.mooring.catalog.graphql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.graphql.NamedType.Input;

/** Input types as JSON Schema: each input object, enum and custom scalar once, as a definition of its own name. */
final class InputTypes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TYPE = "type";

    /** A definition and the names of those it refers to. */
    private record Definition(String text, Set<String> uses) {}

    private final TypeSystem types;
    private final Map<String, Definition> definitions = new HashMap<>();

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

    /** All definitions these need, directly or through another one. Fails with {@link DocumentFault} when one can't be. */
    SortedSet<String> closure(Set<String> uses) {
        SortedSet<String> all = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(uses);
        while (!open.isEmpty()) {
            String name = open.pop();
            if (all.add(name)) {
                open.addAll(definition(name).uses());
            }
        }
        return all;
    }

    /** A definition that {@link #closure} named. */
    String text(String name) {
        return definition(name).text();
    }

    private Definition definition(String name) {
        Definition known = definitions.get(name);
        if (known == null) {
            known = define(types.require(new TypeRef.Named(name), "/__schema/types"));
            definitions.put(name, known);
        }
        return known;
    }

    private Definition define(NamedType type) {
        Set<String> uses = new TreeSet<>();
        ObjectNode schema = switch (type.form()) {
            case ENUM -> choices(type);
            case INPUT_OBJECT -> object(type, uses);
            case SCALAR -> Scalars.custom(type);
            case OBJECT, INTERFACE, UNION -> throw new DocumentFault(type.pointer(), "expected an input type");
        };
        if (!type.description().isEmpty() && !schema.has("description")) {
            schema.put("description", type.description());
        }
        return new Definition(schema.toString(), uses);
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
