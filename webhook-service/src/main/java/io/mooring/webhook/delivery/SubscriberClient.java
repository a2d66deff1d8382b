package io.mooring.webhook.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.webhook.event.StoredEvent;
import io.mooring.webhook.retry.Outcome;
import io.mooring.webhook.subscription.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Sends one attempt; redirects are not followed. Whatever happens is an {@link Attempt}, never a failure. */
@ApplicationScoped
class SubscriberClient {

    /** Nobody reads the answer's body; a little is taken so that the connection can be used again. */
    private static final long LONGEST_ANSWER = 64 << 10;

    private final EgressClient client;
    private final Clock clock;
    private final Limits limits;

    SubscriberClient(EgressClient client, Clock clock, DeliveryConfig config) {
        this.client = client;
        this.clock = clock;
        this.limits = Limits.STANDARD.withDeadline(config.timeout()).withMaxResponseBytes(LONGEST_ANSWER);
    }

    Uni<Attempt> send(StoredEvent event, Subscription subscription) {
        Instant start = clock.instant();
        return client.send(request(StandardWebhook.of(event, start), subscription)).map(this::answered)
                .onFailure(EgressFailure.class).recoverWithItem(SubscriberClient::unanswered)
                .map(outcome -> new Attempt(start, Duration.between(start, clock.instant()), outcome));
    }

    private EgressRequest request(StandardWebhook webhook, Subscription subscription) {
        return EgressRequest.post(subscription.url(), Buffer.buffer(webhook.body()))
                .withHeader("Content-Type", "application/json").withHeader("webhook-id", webhook.id())
                .withHeader("webhook-timestamp", String.valueOf(webhook.timestamp()))
                .withHeader("webhook-signature", webhook.signature(subscription.secret())).withLimits(limits);
    }

    private Outcome answered(EgressResponse response) {
        Duration pause = response.headers().firstValue("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, clock.instant())).orElse(null);
        return new Outcome.Answered(response.status(), pause);
    }

    private static Outcome unanswered(EgressFailure failure) {
        return new Outcome.Unanswered(failure.reason());
    }
}
