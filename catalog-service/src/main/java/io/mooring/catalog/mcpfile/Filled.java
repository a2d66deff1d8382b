package io.mooring.catalog.mcpfile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.mcp.Input;

/**
 * A text with {@code ${VARIABLE}} or {@code ${VARIABLE:-usual value}} in it, as one with {@code {VARIABLE}}.
 *
 * @param text with its braces
 * @param variables what stands for them, each a value of a connection; taken for a secret unless the file says the usual one
 */
record Filled(String text, Map<String, Input> variables) {

    private static final Pattern VARIABLE = Pattern
            .compile("\\$\\{(?:env:)?([A-Za-z_][A-Za-z0-9_.-]{0,63})(?::-([^}]*))?\\}");

    static Filled of(String written) {
        Map<String, Input> variables = new LinkedHashMap<>();
        String text = VARIABLE.matcher(written).replaceAll((MatchResult found) -> {
            variables.putIfAbsent(found.group(1), input(found.group(2)));
            return Matcher.quoteReplacement("{" + found.group(1) + "}");
        });
        return new Filled(text, variables);
    }

    private static Input input(@Nullable String usual) {
        Boolean secret = usual == null || usual.isBlank() ? true : null;
        return new Input(null, null, null, secret, usual == null, null, null, usual, null, null, null, null, null,
                null);
    }

    boolean isConstant() {
        return variables.isEmpty();
    }

    /** As the value of something with a name. */
    Input named(String name) {
        return new Input(name, null, null, null, true, null, text, null, null, null, variables, null, null, null);
    }
}
