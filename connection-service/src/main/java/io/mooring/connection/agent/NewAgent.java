package io.mooring.connection.agent;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.problem.GeneralError;

/**
 * An agent somebody asked for, checked.
 *
 * @param userId the one user it will ever act for
 */
record NewAgent(String name, String userId, List<Binding> bindings) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_USER = 256;

    /** Fails with 400 naming the field. */
    static NewAgent of(@Nullable String name, @Nullable String userId,
            @Nullable List<@Nullable JsonNode> bindings) {
        return new NewAgent(name(name), text("/user_id", userId == null ? "" : userId, LONGEST_USER),
                bindings == null ? List.of() : Binding.all(bindings));
    }

    static String name(@Nullable String name) {
        return text("/name", name == null ? "" : name.strip(), LONGEST_NAME);
    }

    private static String text(String field, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(field, "expected 1 to " + longest + " printable characters");
        }
        return text;
    }
}
