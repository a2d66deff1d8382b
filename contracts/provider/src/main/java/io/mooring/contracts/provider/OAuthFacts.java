package io.mooring.contracts.provider;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where and how a provider hands out tokens.
 *
 * @param requestTokenUrl first leg of OAuth 1
 * @param installUrl where an app is installed; auth APP only
 * @param authorize asking for consent
 * @param pkce whether a challenge goes along
 * @param token getting a token
 * @param refresh getting the next one
 * @param life how long tokens last when the answer does not say
 * @param revoke giving a token back; absent when the provider has no way
 * @param captures values to keep from answers
 * @param introspectionUrl RFC 7662, or the provider's own check of a token
 * @param userinfoUrl OpenID Connect userinfo
 * @param issuer OpenID Connect issuer
 * @param discoveryUrl OpenID Connect or RFC 8414 metadata
 */
public record OAuthFacts(@Nullable String requestTokenUrl, @Nullable String installUrl, @Nullable Authorize authorize,
        @Nullable Pkce pkce, Token token, @Nullable Refresh refresh, @Nullable Life life, @Nullable Revoke revoke,
        List<Capture> captures, @Nullable String introspectionUrl, @Nullable String userinfoUrl,
        @Nullable String issuer, @Nullable String discoveryUrl) {

    /** How the client proves itself at the token endpoint. */
    public enum ClientAuth {
        /** Id and secret in the form. */
        POST,
        /** Id and secret as basic authentication. */
        BASIC,
        /** The secret as user of basic authentication. */
        BASIC_SECRET_AS_USER,
        /** A public client: the id alone. */
        NONE,
        /** A signed assertion, RFC 7523. */
        ASSERTION
    }

    /** What a refresh does to the refresh token. */
    public enum Rotation {
        /** It is replaced and the old one is dead: a lost answer is a lost grant. */
        ROTATES,
        /** It is replaced and the old one goes on working. */
        REISSUED,
        /** It stays. */
        STAYS,
        /** The settings of the app decide. */
        PER_APP,
        /** There is none. */
        NONE,
        /** Not known: to be treated as ROTATES. */
        UNKNOWN
    }

    /** What the provider says about PKCE. */
    public enum Stance {
        REQUIRED, SUPPORTED, UNDOCUMENTED
    }

    /** How a request to revoke proves itself. */
    public enum RevokeAuth {
        NONE, ACCESS_TOKEN, CLIENT_BASIC, CLIENT_POST, CLIENT_ID, CLIENT_SECRET_BEARER, CLIENT_SECRET_HEADER
    }

    /** Which answer a value is taken from. */
    public enum Source {
        TOKEN, CALLBACK, IDENTITY
    }

    /**
     * Asking for consent.
     *
     * @param url authorization endpoint
     * @param scopes asked for unless the caller says otherwise; empty when the provider has none
     * @param scopeSeparator absent: a space
     * @param params sent along
     * @param scopesSetOnApp the scopes are a setting of the app; the request names none
     * @param optionalScopeParam parameter for scopes that may be refused
     * @param userScopeParam parameter for scopes of the person, beside those of the app
     * @param callbackSignature how the callback itself is signed
     */
    public record Authorize(String url, List<String> scopes, @Nullable String scopeSeparator,
            Map<String, String> params, boolean scopesSetOnApp, @Nullable String optionalScopeParam,
            @Nullable String userScopeParam, @Nullable String callbackSignature) {

        public Authorize {
            scopes = List.copyOf(scopes);
            params = Map.copyOf(params);
        }
    }

    /**
     * Whether a challenge goes along, RFC 7636.
     *
     * @param reason why none is sent; present exactly then
     */
    public record Pkce(Stance stance, boolean send, @Nullable String reason) {}

    /**
     * Getting a token.
     *
     * @param url token endpoint
     * @param newerUrl another one the provider means to move to
     * @param client how the client proves itself; absent when there is no client
     * @param format of the request: JSON, absent: form
     * @param accept media type to ask for
     * @param params sent along
     * @param userTokenPath where the person's token stands, beside the app's
     * @param scopeSeparator in the answer, when not as asked
     * @param grantedScopesHeader header of any API answer with the scopes granted
     * @param errors how an error looks that comes with status 200
     * @param exchange a second step for a token that lasts
     * @param assertion the signed claims that are sent instead of a code
     */
    public record Token(String url, @Nullable String newerUrl, @Nullable ClientAuth client, @Nullable String format,
            @Nullable String accept, Map<String, String> params, @Nullable String userTokenPath,
            @Nullable String scopeSeparator, @Nullable String grantedScopesHeader, @Nullable ErrorInAnswer errors,
            @Nullable Exchange exchange, @Nullable Assertion assertion) {

        public Token {
            params = Map.copyOf(params);
        }
    }

    /** {@code okPath} is false in an error, {@code errorPath} then says which. */
    public record ErrorInAnswer(String okPath, String errorPath) {}

    /** Grant type and endpoint of a second step. */
    public record Exchange(String grant, String url) {}

    /** Signed claims, RFC 7523; they are good for {@code seconds}. */
    public record Assertion(String algorithm, @Nullable String audience, List<String> claims, int seconds) {

        public Assertion {
            claims = List.copyOf(claims);
        }
    }

    /** {@code url}: absent when it is the token endpoint. */
    public record Refresh(@Nullable String url, Rotation rotation) {}

    /** In seconds; absent when unknown or endless. */
    public record Life(@Nullable Long accessSeconds, @Nullable Long refreshSeconds) {}

    /**
     * Giving a token back.
     *
     * @param method absent: POST
     * @param standard whether RFC 7009 describes the request
     * @param body JSON text; absent: a form
     */
    public record Revoke(String url, @Nullable String method, boolean standard, RevokeAuth auth,
            @Nullable String body) {}

    /** A value to keep with the connection: {@code path} in that answer, see {@link IdentityProbe#accountId()}. */
    public record Capture(String name, Source from, String path) {}

    public OAuthFacts {
        captures = List.copyOf(captures);
    }
}
