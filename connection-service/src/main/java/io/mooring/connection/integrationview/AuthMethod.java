package io.mooring.connection.integrationview;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One way to authenticate against an integration; no secret.
 *
 * @param template slug a connection binds to
 * @param kind oauth, apikey, header or none
 * @param name for people
 * @param placements where the values go
 * @param fields what is known of the values beside their names
 * @param oauth where consent is asked for; kind oauth only
 */
public record AuthMethod(String template, String kind, String name, List<Placement> placements,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Field> fields,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OAuth oauth) {

    /** Columns of a former version have no fields. */
    public AuthMethod {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /**
     * One value a person gives.
     *
     * @param name of the input
     * @param label for people
     * @param description what it is and where to find it
     * @param secret whether it must not be shown
     * @param required whether a connection needs it
     * @param fallback used when none is given
     * @param choices the only values allowed; empty when any is
     */
    public record Field(String name, String label, String description, boolean secret, boolean required,
            @Nullable String fallback, List<String> choices) {}

    /**
     * Where and how consent is asked for; what is null is discovered, or known of the provider.
     *
     * @param provider id of a provider of {@code contracts/provider} that knows the rest
     * @param discoveryUrl OpenID Connect or RFC 8414 metadata, or an MCP server (RFC 9728)
     * @param resource resource indicator, RFC 8707
     * @param flows authorization_code, client_credentials, device, jwt_bearer, implicit or password
     */
    public record OAuth(@Nullable String provider, @Nullable String discoveryUrl, @Nullable String authorizationUrl,
            @Nullable String tokenUrl, @Nullable String refreshUrl, @Nullable String resource, List<String> scopes,
            List<String> flows) {}

    /** The template that needs no credential, accepted for every integration. */
    public static final String NO_TEMPLATE = "none";

    /**
     * Where one value goes in an outgoing request.
     *
     * @param carrier header, query, cookie or env
     * @param name of the header, parameter, cookie or variable
     * @param prefix text before the value
     * @param variable input that holds the value
     * @param literal fixed value instead of an input
     * @param encoding plain, or basic: {@code username:password} in base64
     */
    public record Placement(String carrier, String name, String prefix, String variable, @Nullable String literal,
            String encoding) {

        /** The inputs of a basic placement. */
        public static final String USERNAME = "username";
        public static final String PASSWORD = "password";

        public boolean usesBasic() {
            return literal == null && encoding.equals("basic");
        }

        private Stream<String> inputs() {
            if (literal != null) {
                return Stream.empty();
            }
            return usesBasic() ? Stream.of(USERNAME, PASSWORD) : Stream.of(variable);
        }
    }

    /** No credential at all. */
    public static AuthMethod none() {
        return new AuthMethod(NO_TEMPLATE, "none", "No authentication", List.of(), List.of(), null);
    }

    /** What is known of an input; one that was never described is a secret that is required. */
    public Field field(String input) {
        return fields.stream().filter(field -> field.name().equals(input)).findFirst()
                .orElseGet(() -> new Field(input, input, "", !input.equals(Placement.USERNAME), true, null, List.of()));
    }

    /** The values a connection brings, in the order of the placements. */
    public List<String> inputs() {
        return placements.stream().flatMap(Placement::inputs).distinct().toList();
    }

    /** Whether the values are sent as user name and password: they may hold any character but control ones. */
    public boolean usesBasic() {
        return placements.stream().anyMatch(Placement::usesBasic);
    }

    /** Whether a private key signs for its tokens, RFC 7523 §2.1; then nobody signs in. */
    public boolean signsByKey() {
        return oauth != null && oauth.flows().contains("jwt_bearer");
    }

    /** Whether people sign in at the provider. */
    public boolean signsIn() {
        return kind.equals("oauth") && !signsByKey();
    }

    /** Whether nothing but a sign-in at the provider yields the values. */
    public boolean needsSignIn() {
        return signsIn() && inputs().isEmpty();
    }
}
