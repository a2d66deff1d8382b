package io.mooring.catalog.typesystem;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.mooring.catalog.typesystem.NamedType.Field;

/**
 * The object types of a union or interface, and what each adds to it.
 *
 * @param types in the order of the schema
 * @param shared names of fields the interface has itself
 * @param agreed name to type as GraphQL writes it, of the first member that has such a field
 */
record Members(List<NamedType> types, Set<String> shared, Map<String, String> agreed) {

    /**
     * A field to select.
     *
     * @param key under which it comes back
     */
    record Pick(String key, Field field) {

        static List<Pick> plain(List<Field> fields) {
            return fields.stream().map(field -> new Pick(field.name(), field)).toList();
        }

        /** As GraphQL writes it, without what is selected below. */
        String text() {
            return key.equals(field.name()) ? key : key + ": " + field.name();
        }
    }

    static Members of(NamedType type, TypeSystem schema) {
        List<NamedType> members = type.members().stream().map(schema::find).flatMap(Optional::stream).toList();
        Set<String> shared = new HashSet<>();
        type.fields().forEach(field -> shared.add(field.name()));
        Map<String, String> agreed = new HashMap<>();
        members.forEach(member -> member.fields()
                .forEach(field -> agreed.putIfAbsent(field.name(), field.type().text())));
        return new Members(members, shared, agreed);
    }

    /**
     * What only this member has. Fields of one name but different types can't come back under one key, so the later one
     * gets the name of its type before it.
     */
    List<Pick> own(NamedType member) {
        return member.fields().stream().filter(field -> !shared.contains(field.name()))
                .map(field -> new Pick(key(member, field), field)).toList();
    }

    private String key(NamedType member, Field field) {
        boolean agrees = field.type().text().equals(agreed.get(field.name()));
        return agrees ? field.name() : member.name() + "_" + field.name();
    }
}
