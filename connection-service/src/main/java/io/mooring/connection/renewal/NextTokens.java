package io.mooring.connection.renewal;

import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.connection.credential.SigningKey;
import io.mooring.connection.grant.KeyTokens;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Grant;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.connection.oauth.TokenClient;
import io.smallrye.mutiny.Uni;

/** Asks for the next token of a connection, the way its grant allows. */
@ApplicationScoped
class NextTokens {

    private final TokenClient tokens;
    private final KeyTokens keys;

    NextTokens(TokenClient tokens, KeyTokens keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /** Fails with {@link io.mooring.connection.oauth.TokenFailure} alone. */
    Uni<TokenAnswer> ask(Connection now, Renewing opened) {
        String refreshToken = opened.grant().refreshToken();
        SigningKey key = opened.grant().key();
        if (key != null) {
            return keys.ask(opened.server(), key, asked(now.grant()));
        }
        return refreshToken != null
                ? refresh(opened, refreshToken)
                : tokens.clientCredentials(opened.server(), opened.app().client(), asked(now.grant()));
    }

    /** With this refresh token. Fails with {@link io.mooring.connection.oauth.TokenFailure} alone. */
    Uni<TokenAnswer> refresh(Renewing opened, String refreshToken) {
        return tokens.refresh(opened.server(), opened.app().client(), refreshToken);
    }

    /** As the first time. */
    private static List<String> asked(Grant grant) {
        return Stream.concat(grant.scopes().stream(), grant.missingScopes().stream()).distinct().toList();
    }
}
