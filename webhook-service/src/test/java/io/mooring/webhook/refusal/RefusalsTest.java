package io.mooring.webhook.refusal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Verdict.Refusal;
import io.vertx.core.json.JsonObject;

class RefusalsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Sampling sampling = new Sampling(new IdSource(),
            Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    private final Refusals refusals = new Refusals(meters, sampling);

    @Test
    void countsAllAndKeepsOneOfEachKind() {
        refuse("whe_1", Refusal.STALE);
        refuse("whe_1", Refusal.STALE);
        refuse("whe_1", Refusal.MISMATCH);
        refuse("whe_2", Refusal.STALE);

        assertThat(meters.counter("mooring.webhook.refused", "provider", "github", "reason", "stale").count())
                .isEqualTo(3);
        assertThat(meters.counter("mooring.webhook.refused", "provider", "github", "reason", "mismatch").count())
                .isEqualTo(1);
        assertThat(sampling.take()).extracting(Sample::endpoint, Sample::reason).containsExactly(
                tuple("whe_1", "stale"),
                tuple("whe_1", "mismatch"),
                tuple("whe_2", "stale"));
        assertThat(sampling.take()).isEmpty();
    }

    /** However many knock, few wait to be written. */
    @Test
    void keepsFewHoweverManyCome() {
        IntStream.range(0, 1000).forEach(i -> refuse("whe_" + i, Refusal.STALE));

        assertThat(sampling.take()).hasSize(200);
        assertThat(meters.counter("mooring.webhook.refused", "provider", "github", "reason", "stale").count())
                .isEqualTo(1000);
    }

    @Test
    void keepsNoSecretsOfWhatWasSent() {
        refuse("whe_1", Refusal.MISMATCH);

        Sample sample = sampling.take().getFirst();
        assertThat(new JsonObject(sample.headers()).getMap()).isEqualTo(Map.of("x-github-event", "push", "authorization",
                "…", "x-hub-signature-256", "…", "cookie", "…", "user-agent", "x".repeat(200)));
        assertThat(sample.toString()).doesNotContain("Bearer", "sha256=1", "a=b", "body");
        assertThat(sample.size()).isEqualTo(8);
        assertThat(sample.at()).isEqualTo("2026-01-01T00:00:00Z");
    }

    private void refuse(String endpoint, Refusal refusal) {
        WebhookFacts facts = WebhookFacts.shipped("github").orElseThrow();
        Arrival arrival = new Arrival("POST", "https://hooks.example/webhook/github/" + endpoint,
                Map.of("X-GitHub-Event", List.of("push"), "Authorization", List.of("Bearer x"), "X-Hub-Signature-256",
                        List.of("sha256=1"), "Cookie", List.of("a=b"), "User-Agent", List.of("x".repeat(300))),
                "the body".getBytes(UTF_8));
        refusals.record(new Endpoint("t", endpoint, "github", facts, facts.schemes().getFirst(), List.of(), false, null),
                refusal, "timestamp 420 s old", arrival);
    }
}
