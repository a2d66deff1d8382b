package io.mooring.catalog.listing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.mooring.catalog.ContentHash;

/**
 * Names of tools, {@code [a-zA-Z0-9_-]{1,64}}, for the names a server gave. A name that needs no change keeps it; of those
 * that would be equal after the change the first has it plain, the others end in a hash of the server's name.
 */
final class ToolNames {

    private static final int LONGEST = 64;

    private ToolNames() {}

    /** The server's name to ours; the names given are different ones. */
    static Map<String, String> of(List<String> given) {
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        given.stream().filter(name -> plain(name).equals(name)).forEach(name -> {
            names.put(name, name);
            taken.add(name);
        });
        for (String name : given) {
            if (!names.containsKey(name)) {
                String plain = plain(name);
                String free = taken.add(plain) ? plain : ended(plain, name);
                taken.add(free);
                names.put(name, free);
            }
        }
        return names;
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^a-zA-Z0-9_-]+", "_");
        return plain.isEmpty() || plain.length() > LONGEST ? ended(plain, name) : plain;
    }

    private static String ended(String plain, String name) {
        String end = "_" + ContentHash.brief(name);
        return plain.substring(0, Math.min(plain.length(), LONGEST - end.length())) + end;
    }
}
