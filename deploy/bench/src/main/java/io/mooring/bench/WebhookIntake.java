package io.mooring.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signed 1 KB GitHub deliveries, answered after Kafka has them, beside a bare endpoint of the same service. */
public final class WebhookIntake {

    private static final int CLIENTS = 32;
    private static final String SECRET = "bench-secret";

    private WebhookIntake() {}

    public static void main(String[] arguments) throws Exception {
        Stack stack = new Stack();
        URI url = URI.create(stack.post("/api/webhooks/endpoints",
                "{\"provider\":\"github\",\"secret\":\"" + SECRET + "\"}").required("url").textValue());
        byte[] body = ("{\"ref\":\"refs/heads/main\",\"filler\":\"" + "x".repeat(980) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        Load load = new Load(CLIENTS, Duration.ofSeconds(10), Duration.ofSeconds(20));
        HttpRequest bare = HttpRequest.newBuilder(stack.gateway("/webhook/github/none"))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        Load.Figures baseline = load.run("unknown endpoint (404)", () -> bare);
        baseline.print();
        Load.Figures figures = load.run("accepted, durable", () -> HttpRequest.newBuilder(url)
                .header("X-GitHub-Event", "push").header("X-GitHub-Delivery", UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", signature).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
        figures.print();
        System.out.printf("ratio: %.2f%n", figures.perSecond() / baseline.perSecond());
    }
}
