package io.mooring.webhook.standing;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.webhook.WebhookSubscriptionDisabled;
import io.mooring.contracts.event.webhook.WebhookSubscriptionFailing;
import io.mooring.contracts.outbox.Outbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Notes how attempts ended, and disables subscriptions that are gone or failed for days. */
@ApplicationScoped
public class Standings {

    private final StandingStore store;
    private final StandingConfig config;
    private final Outbox outbox;
    private final Clock clock;

    Standings(StandingStore store, StandingConfig config, Outbox outbox, Clock clock) {
        this.store = store;
        this.config = config;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Notes results of one tenant. One success among them is enough for a subscription to be well. */
    public Uni<Void> record(Mutiny.Session session, String tenant, List<Result> results) {
        Set<String> good = results.stream().filter(result -> result.failure() == null).map(Result::subscription)
                .collect(Collectors.toSet());
        Map<String, String> bad = new HashMap<>();
        results.stream().filter(result -> result.failure() != null && !good.contains(result.subscription()))
                .forEach(result -> bad.put(result.subscription(), result.failure()));
        Instant now = clock.instant();
        return store.recordGood(session, tenant, good, now)
                .chain(() -> store.recordBad(session, tenant, bad.keySet(), now))
                .chain(() -> store.failingSince(session, tenant, bad.keySet(), now.minus(config.failingAfter())))
                .chain(failing -> each(failing, standing -> judge(session, tenant, standing,
                        bad.get(standing.subscription()), now)))
                .chain(() -> each(results.stream().filter(Result::gone).distinct().toList(),
                        result -> disable(session, tenant, result.subscription(), String.valueOf(result.failure()))));
    }

    private static <T> Uni<Void> each(List<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom().iterable(items).onItem().transformToUniAndConcatenate(step::apply)
                .collect().last().replaceWithVoid();
    }

    private Uni<Void> judge(Mutiny.Session session, String tenant, Standing standing, String reason, Instant now) {
        return switch (standing.decide(now, config)) {
            case NOTHING -> Uni.createFrom().voidItem();
            case TELL -> store.recordTold(session, tenant, standing.subscription(), now)
                    .chain(() -> outbox.append(session, failing(tenant, standing.told(now), reason)));
            case DISABLE -> disable(session, tenant, standing.subscription(),
                    "every attempt failed since " + standing.failingSince() + ", the last one: " + reason);
        };
    }

    private Uni<Void> disable(Mutiny.Session session, String tenant, String id, String reason) {
        return store.disable(session, tenant, id, reason).chain(version -> version == null
                ? Uni.createFrom().voidItem()
                : outbox.append(session, Event.of(tenant, id, WebhookSubscriptionDisabled.newBuilder()
                        .setTenant(tenant).setSubscription(id).setReason(reason).setVersion(version).build())));
    }

    private Event failing(String tenant, Standing standing, String reason) {
        return Event.of(tenant, standing.subscription(), WebhookSubscriptionFailing.newBuilder().setTenant(tenant)
                .setSubscription(standing.subscription()).setFailingSince(standing.failingSince())
                .setDisabledFrom(standing.disabledFrom(config)).setReason(reason)
                .setVersion(standing.version() + 1).build());
    }
}
