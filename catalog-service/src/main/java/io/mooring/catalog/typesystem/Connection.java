package io.mooring.catalog.typesystem;

import java.util.Optional;

import io.mooring.catalog.typesystem.NamedType.Field;

/** Pages as the Relay cursor connections specification has them: {@code pageInfo}, {@code edges}, mostly {@code nodes}. */
final class Connection {

    private Connection() {}

    static boolean is(NamedType type, TypeSystem types) {
        return type.find("pageInfo").isPresent() && items(type, types).isPresent();
    }

    /** The field that holds the items of a page. */
    static Optional<Field> items(NamedType type, TypeSystem types) {
        return type.find("nodes").filter(nodes -> isObjects(nodes, types))
                .or(() -> type.find("edges").filter(edges -> isObjects(edges, types)));
    }

    private static boolean isObjects(Field field, TypeSystem types) {
        return field.type().isList() && !field.needsArguments()
                && types.find(field.type().named()).filter(type -> !type.isLeaf()).isPresent();
    }
}
