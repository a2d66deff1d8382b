package io.mooring.catalog.typesystem;

/** A type as a field or argument refers to it: a name in wrappers. */
sealed interface TypeRef {

    /** A type of the schema, null allowed. */
    record Named(String name) implements TypeRef {}

    /** A list, null allowed. */
    record ListOf(TypeRef item) implements TypeRef {}

    /** The same without null. */
    record NonNull(TypeRef nullable) implements TypeRef {}

    /** The name inside all wrappers. */
    default String named() {
        return switch (this) {
            case Named named -> named.name();
            case ListOf list -> list.item().named();
            case NonNull required -> required.nullable().named();
        };
    }

    /** As GraphQL writes it, such as {@code [String!]}. */
    default String text() {
        return switch (this) {
            case Named named -> named.name();
            case ListOf list -> "[" + list.item().text() + "]";
            case NonNull required -> required.nullable().text() + "!";
        };
    }

    default boolean isRequired() {
        return this instanceof NonNull;
    }

    default TypeRef nullable() {
        return this instanceof NonNull required ? required.nullable() : this;
    }

    /** Whether a value is a list of values. */
    default boolean isList() {
        return nullable() instanceof ListOf;
    }
}
