package io.mooring.executor.builtin;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** An issuer of one token, or one that is away. */
final class Issuers implements OidcClient {

    private final @Nullable String token;

    private Issuers(@Nullable String token) {
        this.token = token;
    }

    static Issuers of(String token) {
        return new Issuers(token);
    }

    static Issuers away() {
        return new Issuers(null);
    }

    @Override
    public Uni<Tokens> getTokens(Map<String, String> additional) {
        return token == null
                ? Uni.createFrom().failure(new IllegalStateException("the issuer is away"))
                : Uni.createFrom().item(new Tokens(token, null, null, null, null, new JsonObject(), "executor"));
    }

    @Override
    public Uni<Tokens> refreshTokens(String refreshToken, Map<String, String> additional) {
        return getTokens(additional);
    }

    @Override
    public Uni<Boolean> revokeAccessToken(String accessToken, Map<String, String> additional) {
        return Uni.createFrom().item(true);
    }

    @Override
    public void close() {}
}
