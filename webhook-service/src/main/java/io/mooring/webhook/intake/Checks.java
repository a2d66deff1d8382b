package io.mooring.webhook.intake;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.webhook.SignatureScheme;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.WebhookError;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Handshakes;
import io.mooring.webhook.provider.PublishedKeys;
import io.mooring.webhook.provider.SignatureCheck;
import io.mooring.webhook.provider.Verdict;
import io.mooring.webhook.provider.Verdict.Refusal;

/** What is known about an endpoint's provider; a check is made once for each copy of an endpoint, and goes with it. */
@ApplicationScoped
class Checks {

    private static final List<String> FRESH = List.of("fresh:");

    private final Providers providers;
    private final IdSource ids;
    private final Clock clock;
    private final Refusals refusals;
    private final Cache<Endpoint, SignatureCheck> checks = Caffeine.newBuilder().weakKeys().build();

    Checks(Providers providers, IdSource ids, Clock clock, Refusals refusals) {
        this.providers = providers;
        this.ids = ids;
        this.clock = clock;
        this.refusals = refusals;
    }

    WebhookFacts requireFacts(Endpoint endpoint) {
        return providers.findWebhook(endpoint.provider())
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no such provider any more"));
    }

    SignatureCheck of(Endpoint endpoint, WebhookFacts facts) {
        return checks.get(endpoint, known -> new SignatureCheck(requireScheme(known, facts), known.secrets()));
    }

    /** Fails with 401 when the request does not prove where it comes from; the sender is told what was expected only. */
    void requireProof(Endpoint endpoint, SignatureCheck check, Arrival arrival, PublishedKeys published) {
        Verdict verdict = check.check(arrival, clock.instant(), published);
        Refusal refusal = verdict.refusal();
        if (refusal != null) {
            refusals.record(endpoint, refusal, verdict);
            throw WebhookError.SIGNATURE_REFUSED.because(check.hint());
        }
    }

    Handshakes handshakes(Endpoint endpoint, WebhookFacts facts) {
        return new Handshakes(facts.handshakes(), endpoint.secrets().getFirst());
    }

    /** The provider's id of the delivery; a new one for a mere ping, every one of which counts. */
    @Nullable
    String deliveryId(WebhookFacts facts, Arrival arrival) {
        return facts.deliveryId().equals(FRESH) ? ids.next("fresh") : arrival.findFirst(facts.deliveryId(), "\n");
    }

    private static SignatureScheme requireScheme(Endpoint endpoint, WebhookFacts facts) {
        return facts.findScheme(endpoint.scheme())
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no such scheme any more"));
    }
}
