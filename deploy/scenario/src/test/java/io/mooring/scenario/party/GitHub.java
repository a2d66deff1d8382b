package io.mooring.scenario.party;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** GitHub as a sender of webhooks: its documented payload, headers and signature. */
public final class GitHub {

    private static final String PUSH = """
            {
              "ref": "refs/heads/main",
              "before": "6113728f27ae82c7b1a177c8d03f9e96e0adf246",
              "after": "59b20b8d5c6ff8d09518454d4dd8b7b30f095ab5",
              "created": false,
              "deleted": false,
              "forced": false,
              "base_ref": null,
              "compare": "https://github.com/harbour/crane/compare/6113728f27ae...59b20b8d5c6f",
              "repository": {
                "id": 186853002,
                "node_id": "MDEwOlJlcG9zaXRvcnkxODY4NTMwMDI=",
                "name": "crane",
                "full_name": "harbour/crane",
                "private": false,
                "owner": {"name": "harbour", "login": "harbour", "id": 21031067, "type": "Organization"},
                "html_url": "https://github.com/harbour/crane",
                "default_branch": "main",
                "pushed_at": 1557933657
              },
              "pusher": {"name": "mia", "email": "mia@example.org"},
              "sender": {"login": "mia", "id": 21031068, "type": "User", "site_admin": false},
              "commits": [{
                "id": "59b20b8d5c6ff8d09518454d4dd8b7b30f095ab5",
                "tree_id": "a3f1a0f5c2c8e9d3a7f4c0a1d2b3e4f5a6b7c8d9",
                "distinct": true,
                "message": "Lift the Grüne Kiste — 起重机 ☕",
                "timestamp": "2026-11-20T15:20:57+02:00",
                "author": {"name": "Mia", "email": "mia@example.org", "username": "mia"},
                "committer": {"name": "Mia", "email": "mia@example.org", "username": "mia"},
                "added": ["lift.txt"], "removed": [], "modified": []
              }],
              "head_commit": {"id": "59b20b8d5c6ff8d09518454d4dd8b7b30f095ab5"}
            }
            """;

    private GitHub() {}

    /** A push, as a delivery that was not sent before. */
    public static Delivery push() {
        return new Delivery("push", UUID.randomUUID().toString(), PUSH);
    }

    /**
     * One delivery; sending it again is a redelivery.
     *
     * @param event {@code X-GitHub-Event}
     * @param id {@code X-GitHub-Delivery}
     * @param payload body
     */
    public record Delivery(String event, String id, String payload) {

        /** Sends it to an endpoint, signed with the secret GitHub was given. */
        public Answer send(URI endpoint, String secret) {
            return send(endpoint, Map.of("X-Hub-Signature-256", "sha256=" + hmac(secret, payload)));
        }

        /** Sends it with a signature of one's own, or none. */
        public Answer send(URI endpoint, Map<String, String> signature) {
            Api sender = Api.stranger(endpoint).with("Content-Type", "application/json")
                    .with("User-Agent", "GitHub-Hookshot/044aadd").with("X-GitHub-Event", event)
                    .with("X-GitHub-Delivery", id).with("X-GitHub-Hook-ID", "292430182");
            for (Map.Entry<String, String> header : signature.entrySet()) {
                sender = sender.with(header.getKey(), header.getValue());
            }
            return sender.send("POST", "", payload.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** In hex. */
    public static String hmac(String secret, String payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
