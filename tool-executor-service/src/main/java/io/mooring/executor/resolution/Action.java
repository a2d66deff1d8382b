package io.mooring.executor.resolution;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.toolview.ToolPosition;

/**
 * What a caller wants to run.
 *
 * @param text as it was sent: an address or a call name
 * @param address none when the text is a call name
 * @param place the only tool it may be, though others may have the same call name; none when the text says all
 */
public record Action(String text, @Nullable Address address, @Nullable ToolPosition place) {

    private static final Pattern ADDRESS = Pattern.compile("([^.]+)\\.(org|user)\\.(.+)\\.([^.]+)", Pattern.DOTALL);

    /** A tool of one connection: {@code <integration>.<org|user>.<connection>.<tool>}; a connection's name may have dots. */
    public record Address(String integration, String owner, String connection, String tool) {}

    /** Reads an action; what is no address is taken for a call name, which may then turn out to be unknown. */
    public static Action parse(String text) {
        Matcher address = ADDRESS.matcher(text);
        return new Action(text, address.matches()
                ? new Address(address.group(1), address.group(2), address.group(3), address.group(4))
                : null, null);
    }

    /** One tool and no other; the text is what it is called. */
    public static Action of(String integration, String name, String callName) {
        return new Action(callName, null, new ToolPosition(integration, name, ""));
    }
}
