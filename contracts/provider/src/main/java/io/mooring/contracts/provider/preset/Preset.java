package io.mooring.contracts.provider.preset;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An integration that can be installed by its name.
 *
 * @param id of the preset, and slug of the integration unless the caller says otherwise
 * @param name for people
 * @param description what it does
 * @param tier P0, P1 or P2 on the curated list; absent elsewhere
 * @param roles who it is for, such as Engineering
 * @param provider id of the provider whose credentials it takes
 * @param family provider whose credentials serve it too
 * @param way how it is reached
 */
public record Preset(String id, String name, String description, @Nullable String tier, List<String> roles,
        @Nullable String provider, @Nullable String family, Way way) {

    public Preset {
        roles = List.copyOf(roles);
    }
}
