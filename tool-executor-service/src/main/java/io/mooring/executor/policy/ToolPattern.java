package io.mooring.executor.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.toolview.ToolPosition;

/**
 * Which tools on which connections. Null in a place means any.
 *
 * @param callName the one call name; then all other places are null
 */
record ToolPattern(@Nullable String integration, @Nullable String owner, @Nullable String connection,
        @Nullable String tool, @Nullable String callName) {

    static final String EXPECTED = "expected *, <integration>.*, <integration>.<org|user>.*,"
            + " <integration>.<org|user|*>.<connection|*>.<tool|*> or mcp_<integration>_<tool>;"
            + " * stands for a whole part, and not for the first of several";

    private static final String ANY = "*";
    private static final String CALL_NAME = "mcp_";
    private static final List<String> OWNERS = List.of("org", "user", ANY);
    private static final int LONGEST = 512;
    private static final int PARTS = 4;

    /** Empty when the text is no pattern. */
    static Optional<ToolPattern> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST
                || text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            return Optional.empty();
        }
        if (text.equals(ANY)) {
            return Optional.of(new ToolPattern(null, null, null, null, null));
        }
        List<String> parts = List.of(text.split("\\.", -1));
        if (parts.size() == 1) {
            return text.startsWith(CALL_NAME) && text.length() > CALL_NAME.length() && !text.contains(ANY)
                    ? Optional.of(new ToolPattern(null, null, null, null, text))
                    : Optional.empty();
        }
        return isWellFormed(parts) ? Optional.of(of(parts)) : Optional.empty();
    }

    private static boolean isWellFormed(List<String> parts) {
        return parts.stream().noneMatch(part -> part.isEmpty() || part.contains(ANY) && !part.equals(ANY))
                && !parts.getFirst().equals(ANY)
                && (parts.size() >= PARTS || parts.getLast().equals(ANY))
                && OWNERS.contains(parts.get(1))
                // inside a name with dots a * would be no whole part
                && (parts.size() <= PARTS || !parts.subList(2, parts.size() - 1).contains(ANY));
    }

    /** A connection's name may have dots: between owner and tool all is its. */
    private static ToolPattern of(List<String> parts) {
        return new ToolPattern(parts.getFirst(), one(parts.get(1)),
                parts.size() < PARTS ? null : one(String.join(".", parts.subList(2, parts.size() - 1))),
                one(parts.getLast()), null);
    }

    private static @Nullable String one(String part) {
        return part.equals(ANY) ? null : part;
    }

    boolean matches(Target target) {
        return callName != null
                ? target.isCalled(callName)
                : fits(integration, target.integration()) && fits(owner, target.owner())
                        && fits(connection, target.connection()) && fits(tool, target.tool());
    }

    private static boolean fits(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    /** Tools of these integrations it may name. */
    Stream<ToolPosition> places(Set<String> integrations) {
        if (callName != null) {
            return integrations.stream().filter(one -> callName.startsWith(CALL_NAME + one + "_"))
                    .map(one -> place(one, callName.substring(CALL_NAME.length() + one.length() + 1)));
        }
        return tool == null || integration == null || !integrations.contains(integration)
                ? Stream.empty()
                : Stream.of(place(integration, tool));
    }

    private static ToolPosition place(String integration, String tool) {
        return new ToolPosition(integration, tool, "");
    }

    /** How many places it fixes; a call name fixes integration and tool. */
    int specificity() {
        return callName != null
                ? 2
                : (integration == null ? 0 : 1) + (owner == null ? 0 : 1) + (connection == null ? 0 : 1)
                        + (tool == null ? 0 : 1);
    }
}
