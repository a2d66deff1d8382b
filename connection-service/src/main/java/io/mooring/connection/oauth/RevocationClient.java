package io.mooring.connection.oauth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.provider.OAuthFacts.Revoke;
import io.smallrye.mutiny.Uni;

/** Gives tokens back, by RFC 7009 or in the provider's own way. */
@ApplicationScoped
public class RevocationClient {

    private final ServerClient servers;

    RevocationClient(ServerClient servers) {
        this.servers = servers;
    }

    /**
     * The tokens to give back.
     *
     * @param captures values kept with the connection, for URLs and bodies that name them
     */
    public record Tokens(String access, @Nullable String refresh, Map<String, String> captures) {

        public Tokens {
            captures = Map.copyOf(captures);
        }

        @Override
        public String toString() {
            return "Tokens[" + (refresh == null ? "access" : "access, refresh") + "]";
        }
    }

    /**
     * Revokes them upstream; one that is dead already counts as revoked (RFC 7009 §2.2).
     *
     * @return what is void now, {@code access_token} and {@code refresh_token}; empty when the provider has no way to revoke.
     *         Fails with {@link TokenFailure}
     */
    public Uni<List<String>> revoke(AuthorizationServer server, OAuthClient client, Tokens tokens) {
        return Uni.createFrom().deferred(() -> {
            Revoke revoke = server.facts().revoke();
            if (revoke == null) {
                return Uni.createFrom().item(List.of());
            }
            return revoke.standard() ? standard(revoke, client, tokens) : own(revoke, client, tokens);
        });
    }

    /** The refresh token first: with it most servers end the access tokens it brought. */
    private Uni<List<String>> standard(Revoke revoke, OAuthClient client, Tokens tokens) {
        if (tokens.refresh() == null) {
            return one(revoke, client, tokens, tokens.access(), "access_token").replaceWith(List.of("access_token"));
        }
        return one(revoke, client, tokens, tokens.refresh(), "refresh_token")
                .chain(() -> one(revoke, client, tokens, tokens.access(), "access_token")
                        .replaceWith(List.of("refresh_token", "access_token"))
                        // a server need not know access tokens (RFC 7009 §2); without the other one they die soon
                        .onFailure(TokenFailure.class).recoverWithItem(List.of("refresh_token")));
    }

    private Uni<Void> one(Revoke revoke, OAuthClient client, Tokens tokens, String token, String hint) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("token", List.of(token));
        parameters.put("token_type_hint", List.of(hint));
        return send(RevocationRequests.of(revoke, client, tokens, parameters), client, tokens);
    }

    private Uni<List<String>> own(Revoke revoke, OAuthClient client, Tokens tokens) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("access_token", List.of(tokens.access()));
        parameters.put("token", List.of(tokens.access()));
        tokens.captures().forEach((name, value) -> parameters.putIfAbsent(name, List.of(value)));
        List<String> gone = new ArrayList<>();
        gone.add("access_token");
        if (tokens.refresh() != null) {
            gone.add("refresh_token");
        }
        return send(RevocationRequests.of(revoke, client, tokens, parameters), client, tokens)
                .replaceWith(List.copyOf(gone));
    }

    private Uni<Void> send(EgressRequest request, OAuthClient client, Tokens tokens) {
        List<String> secrets = Stream.of(client.secret(), tokens.access(), tokens.refresh())
                .filter(Objects::nonNull).map(String::valueOf).toList();
        return servers.tell(request, secrets);
    }
}
