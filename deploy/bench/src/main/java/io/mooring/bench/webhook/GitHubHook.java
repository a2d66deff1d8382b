package io.mooring.bench.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.bench.Stack;
import io.mooring.bench.load.Prepared;

/** A GitHub endpoint of the stack, and deliveries of 1 KB for it, signed as GitHub does, each with an id of its own. */
final class GitHubHook {

    static final String PUSH = "push";

    private static final int WEBHOOK = 3;
    private static final int SIZE = 1024;
    private static final String SECRET = "bench-secret";

    private final AtomicLong next = new AtomicLong();
    private final long run = UUID.randomUUID().getMostSignificantBits();
    private final String id;
    private final Prepared delivery;

    GitHubHook(Stack stack) throws IOException, InterruptedException {
        JsonNode made = stack.post("/api/webhooks/endpoints",
                "{\"provider\":\"github\",\"secret\":\"" + SECRET + "\"}");
        this.id = made.required("id").textValue();
        URI address = stack.service(WEBHOOK, URI.create(made.required("url").textValue()).getPath());
        String body = "{\"ref\":\"refs/heads/main\",\"filler\":\"\"}";
        byte[] filled = body.replace(":\"\"", ":\"" + "x".repeat(SIZE - body.length()) + "\"")
                .getBytes(StandardCharsets.UTF_8);
        this.delivery = Prepared.of(HttpRequest.newBuilder(address).header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + hmac(filled)).POST(BodyPublishers.ofByteArray(filled))
                .build());
    }

    /** The endpoint's. */
    String id() {
        return id;
    }

    /** One that was not sent before, for webhook-service itself: the gateway of a local stack is nobody's in production. */
    Prepared delivery(String event) {
        return delivery.with("X-GitHub-Event", event).with("X-GitHub-Delivery",
                new UUID(run, next.getAndIncrement()).toString());
    }

    private static String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
