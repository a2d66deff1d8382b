package io.mooring.catalog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One way to authenticate against an integration; holds no secret.
 *
 * @param slug what a connection binds to
 * @param kind oauth, apikey, header or none
 * @param name for people
 * @param placements where the values go in a request
 */
public record AuthTemplate(String slug, String kind, String name, List<Placement> placements) {

    /** No credential at all. */
    public static final AuthTemplate NONE = new AuthTemplate("none", "none", "No authentication", List.of());

    /**
     * Where one value goes.
     *
     * @param carrier header, query, cookie or env
     * @param name of the header, parameter, cookie or variable
     * @param prefix text before the value
     * @param variable connection input that holds the value
     * @param literal fixed value that needs no input
     * @param encoding plain, or basic: the inputs {@code username} and {@code password} as RFC 7617 says
     */
    public record Placement(String carrier, String name, String prefix, String variable, @Nullable String literal,
            String encoding) {}
}
