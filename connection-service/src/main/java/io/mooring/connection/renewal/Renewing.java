package io.mooring.connection.renewal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.clienthealth.ClientHealth;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.GrantSecrets.Previous;
import io.mooring.connection.credential.Inputs;
import io.mooring.connection.link.Connection;
import io.mooring.connection.link.Grant;
import io.mooring.connection.oauth.AuthorizationServer;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.contracts.provider.OAuthFacts.Refresh;
import io.mooring.contracts.provider.OAuthFacts.Rotation;

/** What a refresh needs, and what its answer makes of it; printed without the secrets. */
record Renewing(App app, AuthorizationServer server, Inputs inputs, GrantSecrets grant,
        ClientHealth health) {

    private static final String TOKEN = "token";

    /** Without a refresh token and a way to do without one it is used to its end. */
    boolean isRenewable() {
        return grant.refreshToken() != null || grant.by() != null;
    }

    /** A token that was got without a refresh token takes none along. */
    Rotation rotation() {
        if (grant.refreshToken() == null) {
            return Rotation.NONE;
        }
        Refresh refresh = server.facts().refresh();
        return refresh == null ? Rotation.UNKNOWN : refresh.rotation();
    }

    /** Whether a refresh replaced the token before. */
    boolean rotated() {
        return grant.rotated();
    }

    /**
     * The refresh token stays when the answer has none; the one before it is kept for a while, should the provider want it
     * again.
     *
     * @param used the refresh token the answer was given for; null: none
     * @param until when the one before is destroyed
     */
    GrantSecrets secretsAfter(TokenAnswer answer, @Nullable String used, Instant until) {
        // Who signs for tokens needs no other proof, and RFC 7523 has no client that could use one.
        String next = answer.refreshToken() == null || grant.key() != null ? used : answer.refreshToken();
        boolean replaced = used != null && !used.equals(next);
        Map<String, String> captured = new HashMap<>(grant.captured());
        captured.putAll(answer.captures());
        return new GrantSecrets(next, replaced ? new Previous(used, until) : grant.previous(),
                replaced || grant.rotated(), captured, grant.by(), grant.key());
    }

    Inputs inputsAfter(TokenAnswer answer) {
        Map<String, String> values = new HashMap<>(inputs.values());
        values.put(TOKEN, answer.accessToken());
        return new Inputs(values);
    }

    /** Scopes the answer does not name are those granted before (RFC 6749 §6). */
    static Grant grantAfter(Connection now, TokenAnswer answer) {
        Grant was = now.grant();
        List<String> scopes = answer.scopes() == null ? was.scopes() : answer.scopes();
        List<String> missing = answer.scopes() == null
                ? was.missingScopes()
                : Stream.concat(was.missingScopes().stream(), was.scopes().stream()).distinct()
                        .filter(scope -> !Set.copyOf(scopes).contains(scope)).toList();
        return new Grant(was.authConfig(), scopes, missing, answer.expiresAt(),
                answer.refreshToken() == null || answer.refreshExpiresAt() == null
                        ? was.refreshExpiresAt()
                        : answer.refreshExpiresAt());
    }

    @Override
    public String toString() {
        return "Renewing[" + app.id() + "]";
    }
}
