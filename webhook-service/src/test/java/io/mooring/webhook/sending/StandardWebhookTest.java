package io.mooring.webhook.sending;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;

import io.mooring.webhook.IdSource;
import io.mooring.webhook.event.Payload;
import io.mooring.webhook.event.StoredEvent;

/** What we send, checked by the library that subscribers use. */
class StandardWebhookTest {

    private static final String RAW = "{ \"ref\" : \"refs/heads/caf\u00e9\",\n\"n\":1.10 }";

    private final byte[] secret = new IdSource().bytes(32);
    private final Webhook subscriber;

    StandardWebhookTest() throws EmptyWebhookSecretException {
        subscriber = new Webhook("whsec_" + Base64.getEncoder().encodeToString(secret));
    }

    @Test
    void isAcceptedByTheReferenceLibrary() {
        StandardWebhook webhook = StandardWebhook.of(event(new Payload.Json(RAW)), Instant.now());

        assertThatCode(() -> subscriber.verify(text(webhook), headers(webhook, webhook.signature(secret))))
                .doesNotThrowAnyException();
    }

    @Test
    void isRefusedByItWithAnotherSecret() {
        StandardWebhook webhook = StandardWebhook.of(event(new Payload.Json(RAW)), Instant.now());
        byte[] other = new IdSource().bytes(32);

        assertThatThrownBy(() -> subscriber.verify(text(webhook), headers(webhook, webhook.signature(other))))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void signsTheTimeOfTheAttempt() {
        StandardWebhook late = StandardWebhook.of(event(new Payload.Json(RAW)), Instant.now().plusSeconds(60));
        StandardWebhook early = StandardWebhook.of(event(new Payload.Json(RAW)), Instant.now());

        assertThat(late.id()).isEqualTo(early.id());
        assertThat(late.signature(secret)).isNotEqualTo(early.signature(secret));
    }

    @Test
    void carriesTheProvidersJsonAsItWasSent() {
        StandardWebhook webhook = StandardWebhook.of(event(new Payload.Json(RAW)), Instant.EPOCH);

        assertThat(text(webhook)).isEqualTo(
                "{\"type\":\"github.push\",\"timestamp\":\"2026-11-21T03:04:05.678Z\",\"data\":" + RAW + "}");
    }

    @Test
    void carriesOtherBytesInBase64() {
        StandardWebhook webhook = StandardWebhook.of(event(new Payload.Binary(new byte[]{-1, 0})), Instant.EPOCH);

        assertThat(text(webhook)).endsWith(",\"data_base64\":\"/wA=\"}");
    }

    private static StoredEvent event(Payload payload) {
        return new StoredEvent("2ed6657d-e927-568b-95e1-2665a8aea6a2", "github.push",
                Instant.parse("2026-11-21T03:04:05.678Z"), payload);
    }

    private static String text(StandardWebhook webhook) {
        return new String(webhook.body(), UTF_8);
    }

    private static HttpHeaders headers(StandardWebhook webhook, String signature) {
        return HttpHeaders.of(Map.of("webhook-id", List.of(webhook.id()), "webhook-timestamp",
                List.of(String.valueOf(webhook.timestamp())), "webhook-signature", List.of(signature)),
                (name, value) -> true);
    }
}
