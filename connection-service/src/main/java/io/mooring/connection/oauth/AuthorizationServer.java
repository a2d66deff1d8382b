package io.mooring.connection.oauth;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.mooring.contracts.provider.OAuthFacts;

/**
 * One authorization server: where its endpoints are and what is peculiar about it. No secret; may be kept as JSON.
 *
 * @param facts its endpoints and quirks; URLs may have holes in braces, which {@link #filled} fills
 * @param issuer RFC 8414; its callbacks, where they carry {@code iss}, must name it
 * @param sendsIssuer whether it says that every callback carries {@code iss}, RFC 9207
 * @param deviceUrl device authorization endpoint, RFC 8628
 * @param resource which API the tokens are for, RFC 8707; goes into every request when present
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuthorizationServer(OAuthFacts facts, @Nullable String issuer, boolean sendsIssuer,
        @Nullable String deviceUrl, @Nullable String resource) {

    /** That of a provider, as its data file says. */
    public static AuthorizationServer of(OAuthFacts facts) {
        return new AuthorizationServer(facts, facts.issuer(), false, null, null);
    }

    /** Endpoints a catalog entry declares, for a provider nobody described. */
    public static AuthorizationServer declared(@Nullable String authorizationUrl, String tokenUrl,
            @Nullable String refreshUrl, @Nullable String resource) {
        return new AuthorizationServer(Facts.plain(authorizationUrl, tokenUrl, refreshUrl, null, null, null), null,
                false, null,
                resource);
    }

    /** One that was discovered. */
    public static AuthorizationServer discovered(String issuer, boolean sendsIssuer, @Nullable String authorizationUrl,
            String tokenUrl, @Nullable String revokeUrl, @Nullable String userinfoUrl, @Nullable String deviceUrl,
            @Nullable String resource) {
        return new AuthorizationServer(
                Facts.plain(authorizationUrl, tokenUrl, null, revokeUrl, userinfoUrl, issuer), issuer, sendsIssuer,
                deviceUrl, resource);
    }

    /**
     * With the holes of its URLs filled in.
     *
     * @param variables hole to value, percent-encoded where they need it
     * @throws MissingVariable naming the first hole nobody filled
     */
    public AuthorizationServer filled(Map<String, String> variables) {
        return new AuthorizationServer(Facts.filled(facts, variables), issuer, sendsIssuer, deviceUrl, resource);
    }

    /** A URL has a hole in braces that nobody filled. */
    public static final class MissingVariable extends RuntimeException {

        private final String name;

        MissingVariable(String name) {
            super("nothing is known for {" + name + "}");
            this.name = name;
        }

        public String name() {
            return name;
        }
    }
}
