package io.mooring.executor.resolution;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to run.
 *
 * @param text as it was sent: an address or a call name
 * @param address none when the text is a call name
 */
public record Action(String text, @Nullable Address address) {

    private static final String CALL_NAME = "mcp_";

    /** A tool of one connection: {@code <integration>.<org|user>.<connection>.<tool>}; a connection's name may have dots. */
    public record Address(String integration, String owner, String connection, String tool) {}

    /** Reads an action; what is no address is taken for a call name, which may then turn out to be unknown. */
    public static Action parse(String text) {
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        int last = text.lastIndexOf('.');
        boolean address = first > 0 && second > first && last > second + 1 && last < text.length() - 1;
        return new Action(text, address && !text.startsWith(CALL_NAME)
                ? new Address(text.substring(0, first), text.substring(first + 1, second),
                        text.substring(second + 1, last), text.substring(last + 1))
                : null);
    }
}
