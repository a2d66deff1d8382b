package io.mooring.executor.mcpclient;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a server said of itself: the answer to {@code server/discover} or {@code initialize}.
 *
 * @param modern whether it speaks 2026-07-28 or newer, without sessions
 * @param revision the revision that is spoken with it
 * @param declared its {@code capabilities}
 * @param server its name and version, as it says them; null when it does not
 */
public record Capabilities(boolean modern, String revision, ObjectNode declared, @Nullable ObjectNode server,
        @Nullable String instructions) {

    /** Whether it declares it, e.g. {@code tools}. */
    public boolean has(String capability) {
        return declared.has(capability);
    }
}
