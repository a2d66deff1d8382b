package io.mooring.executor.signature;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A type as text.
 *
 * @param binding what holds it together, which decides about brackets
 */
record Type(String text, Binding binding) {

    /** Loosest last. */
    enum Binding {
        WHOLE, AND, OR
    }

    static final Type UNKNOWN = whole("unknown");
    static final Type NEVER = whole("never");

    static Type whole(String text) {
        return new Type(text, Binding.WHOLE);
    }

    /** One of them. */
    static Type or(Collection<Type> types) {
        if (types.contains(UNKNOWN)) {
            return UNKNOWN;
        }
        Set<Type> each = new LinkedHashSet<>(types);
        each.remove(NEVER);
        return each.isEmpty() ? NEVER : joined(each, Binding.OR, " | ");
    }

    /** All of them at once. */
    static Type and(Collection<Type> types) {
        if (types.contains(NEVER)) {
            return NEVER;
        }
        Set<Type> each = new LinkedHashSet<>(types);
        each.remove(UNKNOWN);
        return each.isEmpty() ? UNKNOWN : joined(each, Binding.AND, " & ");
    }

    private static Type joined(Set<Type> types, Binding binding, String sign) {
        return types.size() == 1
                ? types.iterator().next()
                : new Type(types.stream().map(type -> type.within(binding)).collect(Collectors.joining(sign)), binding);
    }

    /** As an element of something that binds so. */
    String within(Binding outer) {
        return binding.compareTo(outer) > 0 ? "(" + text + ")" : text;
    }
}
