package io.mooring.connection.oauth;

import java.util.Map;

import io.mooring.contracts.provider.OAuthFacts;
import io.mooring.contracts.provider.OAuthFacts.ClientAuth;
import io.mooring.contracts.provider.OAuthFacts.Token;
import io.mooring.contracts.provider.ProviderFacts;

/** Authorization servers and clients. */
final class Servers {

    private Servers() {}

    static AuthorizationServer at(String tokenUrl) {
        return AuthorizationServer.declared("https://as.example/authorize", tokenUrl, null, null);
    }

    static AuthorizationServer withResource(String tokenUrl, String resource) {
        return AuthorizationServer.declared("https://as.example/authorize", tokenUrl, null, resource);
    }

    /** A shipped provider with everything as its file says, but for where its token endpoint is. */
    static AuthorizationServer likeShipped(String provider, String tokenUrl) {
        OAuthFacts facts = ProviderFacts.shipped(provider).oauth();
        Token token = facts.token();
        return AuthorizationServer.of(new OAuthFacts(null, null, facts.authorize(), facts.pkce(),
                new Token(tokenUrl, null, token.client(), token.format(), token.accept(), token.params(),
                        token.userTokenPath(), token.scopeSeparator(), token.grantedScopesHeader(), token.errors(),
                        token.exchange() == null
                                ? null
                                : new OAuthFacts.Exchange(token.exchange().grant(), tokenUrl),
                        token.assertion()),
                facts.refresh(), facts.life(), facts.revoke(), facts.captures(), null, null, facts.issuer(), null));
    }

    /** The same, its way to revoke at another place. */
    static AuthorizationServer revokingLike(String provider, String origin, Map<String, String> variables) {
        OAuthFacts facts = AuthorizationServer.of(ProviderFacts.shipped(provider).oauth()).filled(variables).facts();
        OAuthFacts.Revoke revoke = facts.revoke();
        String url = origin + revoke.url().replaceFirst("https://[^/]+", "");
        return AuthorizationServer.of(new OAuthFacts(null, null, facts.authorize(), facts.pkce(), facts.token(),
                facts.refresh(), facts.life(),
                new OAuthFacts.Revoke(url, revoke.method(), revoke.standard(), revoke.auth(), revoke.body()),
                facts.captures(), null, null, null, null));
    }

    static OAuthClient client(ClientAuth auth) {
        return new OAuthClient("mooring", "s3cret-of-client", auth);
    }
}
