package io.mooring.contracts.provider.event;

import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param id at the provider
 * @param name what people call them, when it was told
 */
public record Actor(String id, @Nullable String name) {

    /** None without an id. */
    public static @Nullable Actor of(@Nullable String id, @Nullable String name) {
        return id == null ? null : new Actor(id, name);
    }
}
