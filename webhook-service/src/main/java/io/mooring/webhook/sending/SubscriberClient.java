package io.mooring.webhook.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.contracts.egress.http.Reception;
import io.mooring.webhook.event.StoredEvent;
import io.mooring.webhook.retry.Outcome;
import io.mooring.webhook.subscription.Subscription;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Sends one attempt; redirects are not followed. Whatever happens is an {@link Attempt}, never a failure. */
@ApplicationScoped
public class SubscriberClient {

    private final EgressClient client;
    private final Clock clock;
    private final Limits limits;
    /** Who said 2xx has the event: an answer that goes on for ever is cut, not held against the subscriber. */
    private final Reception reception;

    SubscriberClient(EgressClient client, Clock clock, SendingConfig config) {
        this.client = client;
        this.clock = clock;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.longestAnswer().asLongValue());
        this.reception = new Reception(bytes -> true, headers -> true, config.patience());
    }

    /** Signs and sends; nothing is sent without a secret. */
    public Uni<Attempt> send(StoredEvent event, Subscription subscription) {
        Instant start = clock.instant();
        if (subscription.secrets().isEmpty()) {
            return Uni.createFrom().item(new Attempt(start, Duration.ZERO,
                    new Outcome.Unanswered("the subscription's secret could not be opened"), null));
        }
        return client.send(request(StandardWebhook.of(event, start), subscription), reception)
                .map(response -> ended(start, answered(response), Sample.of(response)))
                .onFailure(EgressFailure.class)
                .recoverWithItem(failure -> ended(start, unanswered(failure), null));
    }

    private Attempt ended(Instant start, Outcome outcome, @Nullable String sample) {
        return new Attempt(start, Duration.between(start, clock.instant()), outcome, sample);
    }

    /** Nothing that would have to be inflated is asked for, and nothing is. */
    private EgressRequest request(StandardWebhook webhook, Subscription subscription) {
        return EgressRequest.post(subscription.url(), Buffer.buffer(webhook.body()))
                .withHeader("Content-Type", "application/json").withHeader("Accept-Encoding", "identity")
                .withHeader("User-Agent", "Mooring").withHeader("webhook-id", webhook.id())
                .withHeader("webhook-timestamp", String.valueOf(webhook.timestamp()))
                .withHeader("webhook-signature", webhook.signatures(subscription.secrets())).withLimits(limits);
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
