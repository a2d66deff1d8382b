package io.mooring.connection.oauth;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.OAuthFacts;
import io.mooring.contracts.provider.OAuthFacts.Authorize;
import io.mooring.contracts.provider.OAuthFacts.Exchange;
import io.mooring.contracts.provider.OAuthFacts.Pkce;
import io.mooring.contracts.provider.OAuthFacts.Refresh;
import io.mooring.contracts.provider.OAuthFacts.Revoke;
import io.mooring.contracts.provider.OAuthFacts.RevokeAuth;
import io.mooring.contracts.provider.OAuthFacts.Rotation;
import io.mooring.contracts.provider.OAuthFacts.Stance;
import io.mooring.contracts.provider.OAuthFacts.Token;

/** Facts made, and made complete. */
final class Facts {

    private Facts() {}

    /** Those of a server that follows the standards as far as anybody knows. */
    static OAuthFacts plain(@Nullable String authorizationUrl, String tokenUrl, @Nullable String refreshUrl,
            @Nullable String revokeUrl, @Nullable String userinfoUrl, @Nullable String issuer) {
        Authorize authorize = authorizationUrl == null
                ? null
                : new Authorize(authorizationUrl, List.of(), null, Map.of(), false, null, null, null);
        Token token = new Token(tokenUrl, null, null, null, null, Map.of(), null, null, null, null, null, null);
        Revoke revoke = revokeUrl == null
                ? null
                : new Revoke(revokeUrl, null, true, RevokeAuth.CLIENT_BASIC, null);
        return new OAuthFacts(null, null, authorize, new Pkce(Stance.UNDOCUMENTED, true, null), token,
                new Refresh(refreshUrl, Rotation.UNKNOWN), null, revoke, List.of(), null, userinfoUrl, issuer, null);
    }

    static OAuthFacts filled(OAuthFacts facts, Map<String, String> variables) {
        return new OAuthFacts(facts.requestTokenUrl(), facts.installUrl(), filled(facts.authorize(), variables),
                facts.pkce(), filled(facts.token(), variables), filled(facts.refresh(), variables), facts.life(),
                filled(facts.revoke(), variables), facts.captures(), facts.introspectionUrl(), facts.userinfoUrl(),
                facts.issuer(),
                facts.discoveryUrl());
    }

    private static @Nullable Authorize filled(@Nullable Authorize authorize, Map<String, String> variables) {
        return authorize == null
                ? null
                : new Authorize(Holes.inUrl(authorize.url(), variables), authorize.scopes(),
                        authorize.scopeSeparator(), authorize.params(), authorize.scopesSetOnApp(),
                        authorize.optionalScopeParam(), authorize.userScopeParam(), authorize.callbackSignature());
    }

    private static Token filled(Token token, Map<String, String> variables) {
        Exchange exchange = token.exchange();
        return new Token(Holes.inUrl(token.url(), variables), token.newerUrl(), token.client(), token.format(),
                token.accept(), token.params(), token.userTokenPath(), token.scopeSeparator(),
                token.grantedScopesHeader(), token.errors(),
                exchange == null ? null : new Exchange(exchange.grant(), Holes.inUrl(exchange.url(), variables)),
                token.assertion());
    }

    private static @Nullable Refresh filled(@Nullable Refresh refresh, Map<String, String> variables) {
        return refresh == null || refresh.url() == null
                ? refresh
                : new Refresh(Holes.inUrl(refresh.url(), variables), refresh.rotation());
    }

    /** The tokens themselves, which some revocation URLs name, come later. */
    private static @Nullable Revoke filled(@Nullable Revoke revoke, Map<String, String> variables) {
        return revoke == null
                ? null
                : new Revoke(Holes.partlyInUrl(revoke.url(), variables), revoke.method(), revoke.standard(),
                        revoke.auth(), revoke.body());
    }
}
