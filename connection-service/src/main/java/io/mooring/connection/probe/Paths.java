package io.mooring.connection.probe;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** Values by path, as the facts of providers write it: names joined by dots, {@code [0]} for an element. */
final class Paths {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,4})]");
    private static final int MAX = 512;

    private Paths() {}

    /** A missing node where there is nothing. */
    static JsonNode at(JsonNode answer, String path) {
        JsonNode node = answer;
        Matcher steps = STEP.matcher(path);
        while (steps.find()) {
            node = steps.group(1) == null ? node.path(Integer.parseInt(steps.group(2))) : node.path(steps.group(1));
        }
        return node;
    }

    /** A text, number or truth value as text, cut where it is too long to be a name; null for anything else. */
    static @Nullable String text(JsonNode answer, @Nullable String path) {
        if (path == null) {
            return null;
        }
        JsonNode found = at(answer, path);
        String text = found.isValueNode() && !found.isNull() ? found.asText().strip() : "";
        String clean = text.replaceAll("\\p{Cntrl}", "");
        return clean.isEmpty() ? null : clean.length() > MAX ? clean.substring(0, MAX) : clean;
    }
}
