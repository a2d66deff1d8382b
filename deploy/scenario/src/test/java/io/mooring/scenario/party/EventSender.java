package io.mooring.scenario.party;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub, Linear or Slack as senders of webhooks to an endpoint of a tenant, signed as their documentations say.
 *
 * @param provider its id
 * @param url of the endpoint
 * @param secret it signs with
 */
public record EventSender(String provider, URI url, String secret) {

    /**
     * One whose endpoint was made for it.
     *
     * @param more fields of the endpoint
     */
    public static EventSender of(Tenant tenant, String provider, Map<String, String> more) {
        Map<String, String> wish = new HashMap<>(Map.of("provider", provider, "secret", "Not to be told to anybody"));
        wish.putAll(more);
        Answer made = tenant.admin().post("/api/webhooks/endpoints", wish).expect(201);
        return new EventSender(provider, URI.create(made.text("url")), wish.get("secret"));
    }

    /** Sends; answers the id of the event, which is durable by then. */
    public String send(String event, String body) {
        String id = UUID.randomUUID().toString();
        String seconds = String.valueOf(Instant.now().getEpochSecond());
        Api sender = Api.stranger(url).with("Content-Type", body.startsWith("{")
                ? "application/json"
                : "application/x-www-form-urlencoded");
        for (Map.Entry<String, String> header : switch (provider) {
            case "github" -> Map.of("X-GitHub-Event", event, "X-GitHub-Delivery", id, "X-Hub-Signature-256",
                    "sha256=" + hmac(body));
            case "linear" -> Map.of("Linear-Event", event, "Linear-Delivery", id, "Linear-Signature", hmac(body));
            case "slack" -> Map.of("X-Slack-Request-Timestamp", seconds, "X-Slack-Signature",
                    "v0=" + hmac("v0:" + seconds + ":" + body));
            default -> throw new IllegalArgumentException(provider);
        }.entrySet()) {
            sender = sender.with(header.getKey(), header.getValue());
        }
        Answer answer = sender.send("POST", "", body.getBytes(StandardCharsets.UTF_8));
        if (!answer.succeeded()) {
            throw new AssertionError("not accepted: " + answer);
        }
        return id;
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
