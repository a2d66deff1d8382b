package io.mooring.webhook.intake;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.webhook.Handshake;
import io.mooring.contracts.provider.webhook.WebhookFacts;
import io.mooring.webhook.EventType;
import io.mooring.webhook.WebhookError;
import io.mooring.webhook.endpoint.CachedEndpoints;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Handshakes;
import io.mooring.webhook.provider.PublishedKeys;
import io.mooring.webhook.provider.Reply;
import io.mooring.webhook.provider.SignatureCheck;
import io.smallrye.mutiny.Uni;

/** The path of a webhook: size, endpoint, signature, Kafka, answer. No database once the endpoint is known. */
@ApplicationScoped
class Webhooks {

    private static final String POST = "POST";

    private final CachedEndpoints endpoints;
    private final Checks checks;
    private final KeyClient keys;
    private final Intake intake;
    private final Clock clock;
    private final Gate gate;
    private final long longestBody;

    Webhooks(CachedEndpoints endpoints, Checks checks, KeyClient keys, Intake intake, Clock clock,
            IntakeConfig config) {
        this.endpoints = endpoints;
        this.checks = checks;
        this.keys = keys;
        this.intake = intake;
        this.clock = clock;
        this.gate = new Gate(config.maxWaiting(), config.maxWaitingBytes().asLongValue());
        this.longestBody = config.maxBody().asLongValue();
    }

    /**
     * Answers a question of the provider, or its event once that is durable.
     *
     * @param provider that the URL names; null when it names none
     */
    Uni<Reply> accept(@Nullable String provider, String endpoint, Arrival arrival) {
        return accept(() -> endpoints.require(provider, endpoint), arrival);
    }

    /** The same where the URL names a provider alone: for the one of its endpoints whose secret proves it. */
    Uni<Reply> acceptOf(String provider, Arrival arrival) {
        return accept(() -> endpoints.of(provider).map(all -> choose(all, arrival)), arrival);
    }

    /** Anybody can guess this address: nothing is answered or learnt here without a proof. */
    private Endpoint choose(List<Endpoint> all, Arrival arrival) {
        if (all.isEmpty() || !arrival.method().equals(POST)) {
            throw GeneralError.NOT_FOUND.because("there is no such endpoint; name it behind the provider");
        }
        return all.stream().filter(one -> checks.isProvedBy(one, arrival)).findFirst().orElseThrow(
                () -> WebhookError.SIGNATURE_REFUSED.because("no endpoint's secret proves it; name the endpoint"));
    }

    private Uni<Reply> accept(Supplier<Uni<Endpoint>> endpoint, Arrival arrival) {
        int size = arrival.body().length;
        if (size > longestBody) {
            throw GeneralError.TOO_LARGE
                    .because("the body has " + size + " bytes, at most " + longestBody + " are taken");
        }
        if (!gate.enter(size)) {
            throw WebhookError.OVERLOADED.because("too many webhooks are under way; try again");
        }
        return Uni.createFrom().deferred(endpoint::get)
                .chain(known -> verify(known, arrival))
                .onTermination().invoke(() -> gate.leave(size));
    }

    private Uni<Reply> verify(Endpoint endpoint, Arrival arrival) {
        Reply unproved = answer(checks.handshakes(endpoint), arrival, false);
        if (unproved != null) {
            return unproved.named() == null
                    ? Uni.createFrom().item(unproved)
                    : endpoints.name(endpoint, unproved.named()).replaceWith(unproved);
        }
        if (!arrival.method().equals(POST)) {
            throw GeneralError.NOT_FOUND.because("the provider of this endpoint does not ask so");
        }
        SignatureCheck check = checks.of(endpoint);
        return check.findKeyAddress(arrival).map(address -> keys.require(address, check.needsCertificate()))
                .orElseGet(() -> Uni.createFrom().item(PublishedKeys.NONE))
                .invoke(published -> checks.requireProof(endpoint, check, arrival, published))
                .chain(() -> accept(endpoint, arrival));
    }

    private Uni<Reply> accept(Endpoint endpoint, Arrival arrival) {
        Reply proved = answer(checks.handshakes(endpoint), arrival, true);
        if (proved == null) {
            checks.requireShape(endpoint, arrival);
            WebhookFacts facts = endpoint.facts();
            return publish(facts, endpoint, arrival).map(id -> thanks(facts, id));
        }
        return proved.confirm() == null
                ? Uni.createFrom().item(proved)
                : keys.confirm(proved.confirm()).replaceWith(proved);
    }

    private static @Nullable Reply answer(Handshakes handshakes, Arrival arrival, boolean proved) {
        try {
            return handshakes.find(arrival, proved).orElse(null);
        } catch (IllegalArgumentException unfit) {
            throw GeneralError.BAD_REQUEST.because(String.valueOf(unfit.getMessage()));
        }
    }

    /** Most providers want any success, and get the id; some are particular. */
    private static Reply thanks(WebhookFacts facts, String id) {
        Handshake.Answer wanted = facts.answer();
        if (wanted == null) {
            return Reply.of(202, "application/json", "{\"id\":\"" + id + "\"}");
        }
        return wanted.body() == null && wanted.status() != 204
                ? Reply.of(wanted.status(), "application/json", "{\"id\":\"" + id + "\"}")
                : Reply.of(wanted.status(), wanted.type(), wanted.body());
    }

    private Uni<String> publish(WebhookFacts facts, Endpoint endpoint, Arrival arrival) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String deliveryId = checks.deliveryId(facts, arrival);
        String id = EventId.of(endpoint.id(), deliveryId, arrival.body());
        WebhookReceived received = WebhookReceived.newBuilder().setTenant(endpoint.tenant())
                .setEndpoint(endpoint.id()).setProvider(endpoint.provider()).setDeliveryId(deliveryId)
                .setEventType(requireType(facts, endpoint, arrival).text()).setContentType(arrival.contentType())
                .setHeaders(arrival.kept(facts)).setBody(ByteBuffer.wrap(arrival.body())).setReceivedAt(now)
                .setUnverified(!endpoint.scheme().kind().proves()).build();
        return intake.record(id, received).replaceWith(id);
    }

    private static EventType requireType(WebhookFacts facts, Endpoint endpoint, Arrival arrival) {
        String said = arrival.findFirst(facts.eventType(), ".");
        String name = said == null ? "" : EventType.nameOf(said);
        if (!EventType.isName(name)) {
            String at = facts.eventType().getFirst();
            throw GeneralError.BAD_REQUEST.at(at.substring(at.indexOf(':') + 1), "expected the name of the event here");
        }
        return EventType.of(endpoint.provider(), name);
    }
}
