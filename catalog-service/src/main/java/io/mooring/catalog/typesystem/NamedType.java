package io.mooring.catalog.typesystem;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A type of a schema.
 *
 * @param pointer JSON pointer into the introspection result
 * @param specifiedBy where a scalar is specified
 * @param fields of an object or interface
 * @param inputs of an input object
 * @param choices of an enum
 * @param members object types of a union or interface
 * @param oneOf whether exactly one of the inputs is given
 */
record NamedType(String name, Form form, String pointer, String description, @Nullable String specifiedBy,
        List<Field> fields, List<Input> inputs, List<String> choices, List<String> members, boolean oneOf) {

    /** Kinds of types, with the names introspection gives them. */
    enum Form {
        SCALAR, OBJECT, INTERFACE, UNION, ENUM, INPUT_OBJECT
    }

    /** A field of an object or interface. */
    record Field(String name, String pointer, String description, List<Input> arguments, TypeRef type,
            @Nullable String deprecation) {

        /** Whether it can be selected as it stands. */
        boolean needsArguments() {
            return arguments.stream().anyMatch(Input::isRequired);
        }
    }

    /**
     * An argument, or a field of an input object.
     *
     * @param fallback its default as a GraphQL literal
     */
    record Input(String name, String pointer, String description, TypeRef type, @Nullable String fallback,
            @Nullable String deprecation) {

        boolean isRequired() {
            return type.isRequired() && fallback == null;
        }
    }

    /** Whether a value of it is written without a selection. */
    boolean isLeaf() {
        return form == Form.SCALAR || form == Form.ENUM;
    }

    boolean isAbstract() {
        return form == Form.INTERFACE || form == Form.UNION;
    }

    Optional<Field> find(String field) {
        return fields.stream().filter(candidate -> candidate.name().equals(field)).findFirst();
    }
}
