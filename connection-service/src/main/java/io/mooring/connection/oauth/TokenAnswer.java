package io.mooring.connection.oauth;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a token endpoint gave.
 *
 * @param accessToken in the clear, on its way to be sealed
 * @param expiresAt of the access token, by our clock from before the request; absent when endless or not said
 * @param refreshToken absent: the one that was used, if any, stays in force
 * @param refreshExpiresAt absent when endless or not said
 * @param scopes granted; absent when the answer does not say, which means: as asked (RFC 6749 §5.1)
 * @param userToken the person's token where the answer has it beside the app's
 * @param subject {@code sub} of the ID token, when there was one; got over TLS from the issuer itself (OpenID Connect Core
 *        §3.1.3.7), so not verified again
 * @param captures values the provider's facts ask to keep; they may be secrets
 */
public record TokenAnswer(String accessToken, @Nullable Instant expiresAt, @Nullable String refreshToken,
        @Nullable Instant refreshExpiresAt, @Nullable List<String> scopes, @Nullable String userToken,
        @Nullable Subject subject, Map<String, String> captures) {

    /** Whose account it is, as an ID token says. */
    public record Subject(String issuer, String id, @Nullable String label) {}

    public TokenAnswer {
        captures = Map.copyOf(captures);
        scopes = scopes == null ? null : List.copyOf(scopes);
    }

    /** The same, where it says itself when it ends; else it ends then. */
    public TokenAnswer endingBy(Instant end) {
        return expiresAt != null
                ? this
                : new TokenAnswer(accessToken, end, refreshToken, refreshExpiresAt, scopes, userToken, subject,
                        captures);
    }

    /** Without the tokens. */
    @Override
    public String toString() {
        return "TokenAnswer[expiresAt=" + expiresAt + ", scopes=" + scopes + ", captures=" + captures.keySet() + "]";
    }
}
