package io.mooring.scenario.party;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.scenario.party.FakeAccount.Rotation;
import io.mooring.scenario.party.FakeReply.Said;

/** Codes and tokens of a {@link FakeProvider}, by the book: RFC 6749, RFC 7636, RFC 7009. */
final class FakeGrants {

    private static final int BAD_REQUEST = 400;

    private record Code(FakeAccount account, Map<String, String> request) {}

    /** What one consent gave; all its tokens die with it. */
    private static final class Grant {

        private final FakeAccount account;
        private final String scope;
        private boolean dead;

        private Grant(FakeAccount account, String scope) {
            this.account = account;
            this.scope = scope;
        }
    }

    private record Access(Grant grant, Instant end) {}

    /** A refresh token; void when another took its place. */
    private static final class Refresh {

        private final Grant grant;
        private final @Nullable Refresh before;
        private boolean isVoid;

        private Refresh(Grant grant, @Nullable Refresh before) {
            this.grant = grant;
            this.before = before;
        }
    }

    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Access> accesses = new HashMap<>();
    private final Map<String, Refresh> refreshes = new HashMap<>();

    /** The account behind a code or a refresh token, dead or alive. */
    synchronized @Nullable FakeAccount of(Map<String, String> form) {
        Code code = codes.get(form.get("code"));
        Refresh refresh = refreshes.get(form.getOrDefault("refresh_token", form.get("token")));
        Access access = accesses.get(form.get("token"));
        return code != null
                ? code.account
                : refresh != null ? refresh.grant.account : access == null ? null : access.grant.account;
    }

    /** The account of a token that is good now. */
    synchronized @Nullable FakeAccount whose(@Nullable String accessToken) {
        Access access = accesses.get(accessToken);
        return access == null || access.grant.dead || !Instant.now().isBefore(access.end)
                ? null
                : access.grant.account;
    }

    synchronized String code(FakeAccount account, Map<String, String> request) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, new Code(account, request));
        return code;
    }

    synchronized Said exchange(Map<String, String> form, String client) {
        Code code = codes.remove(form.get("code"));
        if (code == null || !client.equals(code.request.get("client_id"))
                || !String.valueOf(code.request.get("redirect_uri")).equals(form.get("redirect_uri"))
                || !challenge(form.get("code_verifier")).equals(code.request.getOrDefault("code_challenge", ""))) {
            return refused("invalid_grant");
        }
        String asked = code.account.scope;
        return tokens(new Grant(code.account, asked == null ? code.request.getOrDefault("scope", "") : asked), null);
    }

    synchronized Said refresh(Map<String, String> form) {
        Refresh sent = refreshes.get(form.get("refresh_token"));
        if (sent == null || sent.grant.dead) {
            return refused("invalid_grant");
        }
        if (sent.isVoid) {
            sent.grant.dead = true; // RFC 9700 §4.14.2: somebody has a copy
            return refused("invalid_grant");
        }
        if (sent.before != null) {
            sent.before.isVoid = true;
        }
        sent.isVoid = sent.grant.account.rotation == Rotation.ROTATES;
        return tokens(sent.grant, sent);
    }

    synchronized Said clientCredentials(FakeAccount client, Map<String, String> form) {
        Said said = tokens(new Grant(client, form.getOrDefault("scope", "")), null);
        said.body().remove("refresh_token");
        return said;
    }

    /** RFC 7009: of whatever is not known nothing is said. */
    synchronized Said revoke(Map<String, String> form) {
        Refresh refresh = refreshes.get(form.get("token"));
        if (refresh != null) {
            refresh.grant.dead = true;
        }
        accesses.remove(form.get("token"));
        return new Said(200, JsonNodeFactory.instance.objectNode());
    }

    /** As when somebody removes the app at the provider. */
    synchronized void end(FakeAccount account) {
        accesses.values().stream().map(Access::grant).filter(grant -> grant.account == account)
                .forEach(grant -> grant.dead = true);
    }

    private Said tokens(Grant grant, @Nullable Refresh sent) {
        FakeAccount account = grant.account;
        String access = "at-" + UUID.randomUUID();
        accesses.put(access, new Access(grant, Instant.now().plus(account.life)));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("access_token", access)
                .put("token_type", "Bearer").put("expires_in", account.life.toSeconds())
                .put("scope", account.scope == null ? grant.scope : account.scope);
        boolean none = account.rotation == Rotation.NONE || account.rotation == Rotation.STATIC && sent != null;
        if (!none) {
            String refresh = "rt-" + UUID.randomUUID();
            refreshes.put(refresh, new Refresh(grant, account.rotation == Rotation.GRACE ? sent : null));
            body.put("refresh_token", refresh);
        }
        return new Said(200, body);
    }

    static Said refused(String code) {
        return new Said(BAD_REQUEST, JsonNodeFactory.instance.objectNode().put("error", code));
    }

    private static String challenge(@Nullable String verifier) {
        try {
            return verifier == null
                    ? ""
                    : Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
