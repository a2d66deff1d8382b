package io.mooring.catalog.typesystem;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.mooring.catalog.ContentHash;
import io.mooring.catalog.Tool.Hints;

/** The two kinds of operations tools are made of, and what a tool of each is called. A subscription is no call. */
enum Operation {

    QUERY, MUTATION;

    private static final int LONGEST = 64;
    private static final int SUFFIX = 9;
    private static final Pattern DESTRUCTIVE = Pattern
            .compile("([Bb]ulk_?)?(?i:delete|remove|destroy|purge|revoke|clear|erase)(?![a-z]).*");
    private static final Pattern WORDS = Pattern.compile("_+|(?<=[a-z0-9])(?=[A-Z])");

    /** As GraphQL writes it. */
    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@code query_<field>} or {@code mutation_<field>}: unique, since fields of a type are, and the same whatever other
     * fields there are. A longer one is cut and ends in a hash of the whole.
     */
    String toolName(String field) {
        String name = keyword() + "_" + field;
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - SUFFIX) + "_" + ContentHash.brief(name);
    }

    /** {@code createIssue} is Create issue; a word in capitals stays one. */
    String title(String field) {
        StringBuilder title = new StringBuilder();
        for (String word : WORDS.split(field)) {
            if (!word.isEmpty()) {
                boolean capitals = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
                title.append(title.isEmpty() ? "" : " ").append(capitals ? word : word.toLowerCase(Locale.ROOT));
            }
        }
        return title.isEmpty() ? field : title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    /** A query changes nothing by specification. What a mutation does is only in its name. */
    Hints hints(String field) {
        boolean reads = this == QUERY;
        return new Hints(reads, !reads && DESTRUCTIVE.matcher(field).matches(), reads);
    }

    List<String> tags(boolean deprecated) {
        return deprecated ? List.of(keyword(), "deprecated") : List.of(keyword());
    }
}
