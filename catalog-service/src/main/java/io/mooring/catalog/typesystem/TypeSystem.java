package io.mooring.catalog.typesystem;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.document.DocumentFault;

/**
 * The types of a schema.
 *
 * @param query root type of queries
 * @param mutation root type of mutations
 * @param types by name
 */
record TypeSystem(@Nullable String query, @Nullable String mutation, Map<String, NamedType> types) {

    /** Fails with {@link DocumentFault} at the place that refers to the type. */
    NamedType require(TypeRef reference, String pointer) {
        return find(reference.named())
                .orElseThrow(
                        () -> new DocumentFault(pointer, "expected a type of the schema, not " + reference.named()));
    }

    Optional<NamedType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }
}
