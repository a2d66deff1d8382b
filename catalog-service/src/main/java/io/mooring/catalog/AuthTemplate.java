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
 * @param inputs what a person gives; empty when the placements say it all
 * @param oauth where consent is asked for; kind oauth only
 */
public record AuthTemplate(String slug, String kind, String name, List<Placement> placements, List<Input> inputs,
        @Nullable OAuth oauth) {

    /** No credential at all. */
    public static final AuthTemplate NONE = new AuthTemplate("none", "none", "No authentication", List.of(), List.of(),
            null);

    /**
     * Where one value goes.
     *
     * @param carrier header, query, cookie, env, or variable: it fills {@code {name}} in the integration's runtime
     * @param name of the header, parameter, cookie or variable
     * @param prefix text before the value
     * @param variable connection input that holds the value
     * @param literal fixed value that needs no input
     * @param encoding plain, or basic: the inputs {@code username} and {@code password} as RFC 7617 says
     */
    public record Placement(String carrier, String name, String prefix, String variable, @Nullable String literal,
            String encoding) {}

    /**
     * One value a person gives.
     *
     * @param name connection input that holds it
     * @param label for people
     * @param description what it is and where to find it
     * @param secret whether it must not be shown
     * @param required whether a connection needs it
     * @param fallback used when none is given
     * @param choices the only values allowed; empty when any is
     */
    public record Input(String name, String label, String description, boolean secret, boolean required,
            @Nullable String fallback, List<String> choices) {}

    /**
     * Where and how consent is asked for.
     *
     * @param provider id of a provider that knows the rest
     * @param discoveryUrl OpenID Connect or RFC 8414 metadata
     * @param authorizationUrl authorization endpoint
     * @param tokenUrl token endpoint
     * @param refreshUrl where tokens are refreshed when that is another address
     * @param resource resource indicator, RFC 8707
     * @param scopes to ask for
     * @param flows authorization_code, client_credentials, device, jwt_bearer, implicit or password
     */
    public record OAuth(@Nullable String provider, @Nullable String discoveryUrl, @Nullable String authorizationUrl,
            @Nullable String tokenUrl, @Nullable String refreshUrl, @Nullable String resource, List<String> scopes,
            List<String> flows) {}

    /** A template that needs no more than its placements say. */
    public static AuthTemplate of(String slug, String kind, String name, List<Placement> placements) {
        return new AuthTemplate(slug, kind, name, placements, List.of(), null);
    }
}
