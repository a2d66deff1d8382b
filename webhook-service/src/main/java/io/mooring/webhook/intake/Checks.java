package io.mooring.webhook.intake;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.WebhookError;
import io.mooring.webhook.custom.PayloadSchema;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Handshakes;
import io.mooring.webhook.provider.PublishedKeys;
import io.mooring.webhook.provider.SignatureCheck;
import io.mooring.webhook.provider.Verdict;
import io.mooring.webhook.provider.Verdict.Refusal;
import io.mooring.webhook.refusal.Refusals;

/** What is known about an endpoint's provider; a check is made once for each copy of an endpoint, and goes with it. */
@ApplicationScoped
class Checks {

    private static final List<String> FRESH = List.of("fresh:");
    private static final byte[] NONE = {};
    private static final Verdict HASHED = new Verdict(Refusal.UNEXPECTED,
            "anybody can ask for the signature of this body in a handshake, so it proves nothing");

    private final IdSource ids;
    private final Clock clock;
    private final Refusals refusals;
    private final Cache<Endpoint, SignatureCheck> checks = Caffeine.newBuilder().weakKeys().build();

    Checks(IdSource ids, Clock clock, Refusals refusals) {
        this.ids = ids;
        this.clock = clock;
        this.refusals = refusals;
    }

    SignatureCheck of(Endpoint endpoint) {
        return checks.get(endpoint, known -> new SignatureCheck(known.scheme(), known.keys()));
    }

    /** Whether a secret of the endpoint's proves it; keys a provider publishes prove nothing of one endpoint. */
    boolean isProvedBy(Endpoint endpoint, Arrival arrival) {
        return endpoint.scheme().kind().proves()
                && of(endpoint).check(arrival, clock.instant(), PublishedKeys.NONE).refusal() == null;
    }

    /** Fails with 401 when the request does not prove where it comes from; the sender is told what was expected only. */
    void requireProof(Endpoint endpoint, SignatureCheck check, Arrival arrival, PublishedKeys published) {
        Verdict verdict = check.check(arrival, clock.instant(), published);
        Refusal refusal = verdict.refusal();
        if (refusal == null && handshakes(endpoint).hashesForAnybody(arrival.body())) {
            verdict = HASHED;
            refusal = Refusal.UNEXPECTED;
        }
        if (refusal != null) {
            refusals.record(endpoint, refusal, verdict.detail(), arrival);
            throw WebhookError.SIGNATURE_REFUSED.because(check.hint());
        }
    }

    /** Fails with 400 when the body is not what the endpoint asks for. */
    void requireShape(Endpoint endpoint, Arrival arrival) {
        PayloadSchema schema = endpoint.schema();
        Optional<String> fault = schema == null ? Optional.empty() : schema.findFault(arrival.json());
        fault.ifPresent(wrong -> {
            refusals.record(endpoint, Refusal.UNFIT, "the body does not fit the schema: " + wrong, arrival);
            throw GeneralError.BAD_REQUEST.because("the body does not fit the schema of this endpoint: " + wrong);
        });
    }

    Handshakes handshakes(Endpoint endpoint) {
        byte[] newest = endpoint.secrets().isEmpty() ? NONE : endpoint.secrets().getFirst().bytes();
        return new Handshakes(endpoint.facts().handshakes(), endpoint.pending() ? null : newest);
    }

    /** The provider's id of the delivery; a new one for a mere ping, every one of which counts. */
    @Nullable
    String deliveryId(WebhookFacts facts, Arrival arrival) {
        if (facts.deliveryId().equals(FRESH)) {
            return ids.next("fresh");
        }
        String id = arrival.findFirst(facts.deliveryId(), "\n");
        return id == null ? null : EventId.keepable(id);
    }
}
