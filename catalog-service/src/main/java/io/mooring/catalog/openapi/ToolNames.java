package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.mooring.catalog.ContentHash;

/**
 * Names of tools: the operation id, else method and path, in {@code [a-zA-Z0-9_-]{1,64}}. A name depends on its own
 * operation alone, unless two would be equal: then an id that needed no change keeps it, else the first in the document;
 * the others get a hash of method and path.
 */
final class ToolNames {

    private static final int LONGEST = 64;
    private static final int SUFFIX = 9;

    private ToolNames() {}

    /** One name per operation, in the same order. */
    static List<String> of(List<Operation> operations) {
        Set<String> exact = new HashSet<>();
        operations.stream().map(Operation::id).filter(id -> id.equals(clean(id))).forEach(exact::add);
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>(operations.size());
        for (Operation operation : operations) {
            String name = plain(operation);
            boolean belongsToAnother = exact.contains(name) && !name.equals(operation.id());
            names.add(belongsToAnother || !taken.add(name) ? hashed(operation, name, taken) : name);
        }
        return names;
    }

    private static String plain(Operation operation) {
        String wanted = clean(operation.id());
        String name = wanted.isEmpty() ? byPath(operation) : wanted;
        return name.length() <= LONGEST ? name : cut(name) + "_" + ContentHash.brief(operation.id() + name);
    }

    private static String byPath(Operation operation) {
        return (operation.method() + operation.path()).replaceAll("[^a-zA-Z0-9-]+", "_").replaceAll("_$", "");
    }

    private static String hashed(Operation operation, String name, Set<String> taken) {
        String hashed = cut(name) + "_" + ContentHash.brief(operation.identity());
        taken.add(hashed);
        return hashed;
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST - SUFFIX));
    }

    /** Runs of other characters become one underscore. */
    private static String clean(String id) {
        return id.replaceAll("[^a-zA-Z0-9_-]+", "_");
    }
}
