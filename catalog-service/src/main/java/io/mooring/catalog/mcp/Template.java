package io.mooring.catalog.mcp;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A text with {@code {variable}} in it. A name in braces that is not known is ordinary text.
 *
 * @param text with its braces
 * @param variables the known ones, in order of appearance, each as often as it appears
 */
record Template(String text, List<String> variables) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z0-9_.-]{1,64})\\}");

    static Template of(String text, Set<String> known) {
        return new Template(text, VARIABLE.matcher(text).results().map(found -> found.group(1)).filter(known::contains)
                .toList());
    }

    boolean isConstant() {
        return variables.isEmpty();
    }

    /** What stands before the only variable when nothing stands behind it; null in any other case. */
    @Nullable
    String prefix() {
        if (variables.size() != 1) {
            return null;
        }
        String end = "{" + variables.getFirst() + "}";
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : null;
    }

    /** A text in which every variable has some value, to see whether its form is right. */
    String example() {
        return VARIABLE.matcher(text)
                .replaceAll((MatchResult found) -> variables.contains(found.group(1)) ? "x" : found.group());
    }
}
