package io.mooring.catalog.operation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.mooring.catalog.ContentHash;

/**
 * Names of tools: the operation id, else method and path, in {@code [a-zA-Z0-9_-]{1,64}}. A name depends on its own
 * operation alone, unless two would be equal: then who had it before keeps it, else an id that needed no change, else the
 * first by path and method, wherever it stands in the document; the others get a hash of method and path.
 */
public final class ToolNames {

    private static final int LONGEST = 64;
    private static final int SUFFIX = 9;

    private ToolNames() {}

    /**
     * One name per operation, in the same order.
     *
     * @param given names operations had before, by {@link Operation#identity}: what keeps its id keeps its name
     */
    public static List<String> of(List<Operation> operations, Map<String, String> given) {
        Map<Operation, String> names = new IdentityHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Operation operation : operations) {
            String before = given.getOrDefault(operation.identity(), "");
            boolean stillFits = before.equals(plain(operation)) || before.equals(hashed(operation));
            if (stillFits && taken.add(before)) {
                names.put(operation, before);
            }
        }
        Set<String> exact = operations.stream().map(Operation::id).filter(id -> id.equals(clean(id)))
                .collect(Collectors.toSet());
        operations.stream().filter(operation -> !names.containsKey(operation))
                .sorted(Comparator.comparing(Operation::path).thenComparing(Operation::method))
                .forEach(operation -> names.put(operation, fresh(operation, exact, taken)));
        return operations.stream().map(names::get).toList();
    }

    /** Whether it is the name of an operation no other one would have. */
    public static boolean isPlain(Operation operation, String name) {
        return name.equals(plain(operation));
    }

    private static String fresh(Operation operation, Set<String> exact, Set<String> taken) {
        String name = plain(operation);
        boolean belongsToAnother = exact.contains(name) && !name.equals(operation.id());
        if (!belongsToAnother && taken.add(name)) {
            return name;
        }
        String hashed = hashed(operation);
        while (!taken.add(hashed)) {
            hashed = hashed(hashed, operation.identity() + hashed);
        }
        return hashed;
    }

    private static String plain(Operation operation) {
        String wanted = clean(operation.id());
        String name = wanted.isEmpty() ? byPath(operation) : wanted;
        return name.length() <= LONGEST ? name : hashed(name, operation.id() + name);
    }

    private static String byPath(Operation operation) {
        return (operation.method() + operation.path()).replaceAll("[^a-zA-Z0-9-]+", "_").replaceAll("_$", "");
    }

    private static String hashed(Operation operation) {
        return hashed(plain(operation), operation.identity());
    }

    private static String hashed(String name, String origin) {
        return cut(name) + "_" + ContentHash.brief(origin);
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST - SUFFIX));
    }

    /** Runs of other characters become one underscore. */
    private static String clean(String id) {
        return id.replaceAll("[^a-zA-Z0-9_-]+", "_");
    }
}
