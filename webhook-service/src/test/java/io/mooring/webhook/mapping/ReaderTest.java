package io.mooring.webhook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.event.TypedEvent;

class ReaderTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Reader reader = new Reader(Providers.registered(), meters);

    @Test
    void letsTheProvidersCodeRead() {
        TypedEvent event = reader.read(received("github", "github.issues", "application/json",
                "{\"action\": \"opened\", \"issue\": {\"number\": 7}, \"repository\": {\"full_name\": \"octo/crane\"}}"));

        assertThat(event.name()).isEqualTo("issue.opened");
        assertThat(event.subject()).isEqualTo("issue:octo/crane#7");
    }

    @Test
    void readsWhatComesInForms() {
        assertThat(reader.read(received("slack", "slack.interaction", "application/x-www-form-urlencoded",
                "payload=%7B%22type%22%3A%22view_submission%22%7D")).name()).isEqualTo("view_submission");
        assertThat(reader.read(received("slack", "slack.interaction", "application/x-www-form-urlencoded",
                "command=%2Fcrane&channel_id=C1")).subject()).isEqualTo("channel:C1");
    }

    @Test
    void leavesWhatDoesNotFitWithItsNameAndCountsIt() {
        TypedEvent event = reader.read(received("github", "github.issues", "application/json", "{}"));

        assertThat(event).isEqualTo(TypedEvent.of("issues"));
        assertThat(meters.counter("mooring.webhook.misfit", "provider", "github").count()).isEqualTo(1);
    }

    @Test
    void knowsTheOthersByTheirNames() {
        assertThat(reader.read(received("stripe", "stripe.charge.succeeded", "application/json", "{}")))
                .isEqualTo(TypedEvent.of("charge.succeeded"));
        assertThat(meters.find("mooring.webhook.misfit").counter()).isNull();
    }

    @Test
    void knowsWhoseWebhooksTheyAre() {
        assertThat(reader.kin("github-app")).containsExactly("github-app", "github");
    }

    private static WebhookReceived received(String provider, String type, String contentType, String body) {
        return WebhookReceived.newBuilder().setTenant("acme").setEndpoint("whe_1").setProvider(provider)
                .setEventType(type).setContentType(contentType).setHeaders(Map.of())
                .setBody(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8))).setReceivedAt(Instant.EPOCH).build();
    }
}
