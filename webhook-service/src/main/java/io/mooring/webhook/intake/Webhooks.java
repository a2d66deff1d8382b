package io.mooring.webhook.intake;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.event.webhook.WebhookReceived;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.WebhookFacts;
import io.mooring.webhook.EventType;
import io.mooring.webhook.WebhookError;
import io.mooring.webhook.endpoint.CachedEndpoints;
import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.SignatureCheck;
import io.smallrye.mutiny.Uni;

/** The path of a webhook: size, endpoint, signature, Kafka, answer. No database once the endpoint is known. */
@ApplicationScoped
class Webhooks {

    private final CachedEndpoints endpoints;
    private final Providers providers;
    private final Intake intake;
    private final Clock clock;
    private final Gate gate;
    private final long longestBody;

    Webhooks(CachedEndpoints endpoints, Providers providers, Intake intake, Clock clock, IntakeConfig config) {
        this.endpoints = endpoints;
        this.providers = providers;
        this.intake = intake;
        this.clock = clock;
        this.gate = new Gate(config.maxWaiting(), config.maxWaitingBytes().asLongValue());
        this.longestBody = config.maxBody().asLongValue();
    }

    /** Answers the event's id once it is durable. */
    Uni<String> accept(String provider, String endpoint, Arrival arrival) {
        int size = arrival.body().length;
        if (size > longestBody) {
            throw GeneralError.TOO_LARGE
                    .because("the body has " + size + " bytes, at most " + longestBody + " are taken");
        }
        if (!gate.enter(size)) {
            throw WebhookError.OVERLOADED.because("too many webhooks are under way; try again");
        }
        return endpoints.require(provider, endpoint).chain(known -> publish(known, arrival))
                .onTermination().invoke(() -> gate.leave(size));
    }

    private Uni<String> publish(Endpoint endpoint, Arrival arrival) {
        WebhookFacts facts = providers.findWebhook(endpoint.provider())
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no such provider any more"));
        requireSignature(facts, endpoint, arrival);
        String deliveryId = facts.deliveryIdHeader() == null ? null : arrival.find(facts.deliveryIdHeader());
        String id = EventId.of(endpoint.id(), deliveryId, arrival.body());
        WebhookReceived received = WebhookReceived.newBuilder().setTenant(endpoint.tenant())
                .setEndpoint(endpoint.id()).setProvider(endpoint.provider()).setDeliveryId(deliveryId)
                .setEventType(requireType(facts, endpoint, arrival).text()).setContentType(arrival.contentType())
                .setHeaders(arrival.kept(facts)).setBody(ByteBuffer.wrap(arrival.body()))
                .setReceivedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS)).build();
        return intake.record(id, received).replaceWith(id);
    }

    private static void requireSignature(WebhookFacts facts, Endpoint endpoint, Arrival arrival) {
        SignatureCheck check = new SignatureCheck(facts.signature(), endpoint.secret());
        if (!check.accepts(arrival.all(facts.signature().header()), arrival.body())) {
            throw WebhookError.SIGNATURE_REFUSED.because("expected header " + facts.signature().header()
                    + " with the signature of the unchanged body, made with this endpoint's secret");
        }
    }

    private static EventType requireType(WebhookFacts facts, Endpoint endpoint, Arrival arrival) {
        String name = arrival.find(facts.eventTypeHeader());
        if (name == null || !EventType.isName(name)) {
            throw GeneralError.BAD_REQUEST.at(facts.eventTypeHeader(), "expected the name of the event in this header");
        }
        return EventType.of(endpoint.provider(), name);
    }
}
