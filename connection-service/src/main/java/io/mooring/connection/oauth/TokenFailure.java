package io.mooring.connection.oauth;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An authorization server did not give what was asked for. The message is safe to show: it holds no secret that was sent.
 */
public final class TokenFailure extends RuntimeException {

    /** What is to be done about it. */
    public enum Kind {
        /** The grant is dead, or this client may not use it: the person has to consent again. */
        PERMANENT,
        /** Our client is wrong: id, secret, redirect or endpoint. Every account of the auth config shares it. */
        CLIENT,
        /** Nothing was given and nothing used up; the same request may work later. */
        TEMPORARY,
        /**
         * The server may have done it, and the answer is lost. Where refresh tokens rotate, the one that was sent may be
         * dead.
         */
        LOST
    }

    private static final Set<String> PERMANENT = Set.of("invalid_grant", "unauthorized_client", "access_denied",
            "invalid_scope", "consent_required", "interaction_required", "login_required", "expired_token",
            // providers' own words for a dead grant
            "invalid_refresh_token", "bad_refresh_token", "bad_verification_code", "invalid_code", "code_already_used",
            "token_revoked", "token_expired", "invalid_auth", "account_inactive");
    private static final Set<String> TEMPORARY = Set.of("temporarily_unavailable", "server_error", "slow_down",
            "authorization_pending", "rate_limited", "ratelimited", "too_many_requests", "internal_error",
            "fatal_error", "service_unavailable", "request_timeout");

    /** Providers' words for a client whose id or secret is wrong; 401 without any word is one, too. */
    private static final Set<String> CLIENT_REJECTED = Set.of("invalid_client", "invalid_client_id",
            "invalid_client_secret", "bad_client_secret", "incorrect_client_credentials", "http_401");

    private final Kind kind;
    private final String code;
    private final @Nullable Duration retryAfter;

    TokenFailure(Kind kind, String code, String detail, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(detail, cause);
        this.kind = kind;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    static TokenFailure of(Kind kind, String code, String detail) {
        return new TokenFailure(kind, code, detail, null, null);
    }

    /**
     * The failure a code of RFC 6749 §5.2 stands for. What nobody knows counts as a mistake of the client: asking again
     * changes nothing, yet the grant may live.
     */
    static TokenFailure ofCode(String code, String detail) {
        Kind kind = PERMANENT.contains(code)
                ? Kind.PERMANENT
                : TEMPORARY.contains(code) ? Kind.TEMPORARY : Kind.CLIENT;
        return of(kind, code, detail);
    }

    TokenFailure retryingAfter(@Nullable Duration wait) {
        return new TokenFailure(kind, code, detail(), wait, getCause());
    }

    /** Without the description, which quotes something it should not. */
    TokenFailure silenced(String detail) {
        return new TokenFailure(kind, code, detail, retryAfter, null);
    }

    /** Whether the server does not take us for the client: whatever is asked for with this client meets the same. */
    public boolean rejectsClient() {
        return kind == Kind.CLIENT && CLIENT_REJECTED.contains(code);
    }

    public Kind kind() {
        return kind;
    }

    /** The server's error code, or ours where it gave none: {@code timeout}, {@code unreadable_answer}, {@code http_503}. */
    public String code() {
        return code;
    }

    /** One sentence for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** How long the server asks to be left alone, at most a day. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
