package io.mooring.executor.resolution;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** What no argument may be, whatever the schema says: so deep or so big a number that judging it costs too much. */
final class ArgumentLimits {

    private static final int DEEPEST = 100;
    private static final int LARGEST_EXPONENT = 400;

    private ArgumentLimits() {}

    static List<Violation> check(JsonNode arguments, String place) {
        return check(arguments, place, 1);
    }

    private static List<Violation> check(JsonNode value, String place, int depth) {
        if (depth > DEEPEST) {
            return List.of(new Violation(place, "expected at most " + DEEPEST + " levels"));
        }
        if (value.isNumber()) {
            return checkNumber(value, place);
        }
        int i = 0;
        for (JsonNode item : value.isArray() ? value : List.<JsonNode>of()) {
            List<Violation> found = check(item, place + "/" + i++, depth + 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            List<Violation> found = check(field.getValue(),
                    place + "/" + field.getKey().replace("~", "~0").replace("/", "~1"), depth + 1);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<Violation> checkNumber(JsonNode value, String place) {
        return value.isBigDecimal() && Math.abs((long) value.decimalValue().scale()) > LARGEST_EXPONENT
                ? List.of(new Violation(place, "expected a number with an exponent up to " + LARGEST_EXPONENT))
                : List.of();
    }
}
