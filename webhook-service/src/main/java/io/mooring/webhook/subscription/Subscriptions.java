package io.mooring.webhook.subscription;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.EventType;
import io.mooring.webhook.IdSource;
import io.smallrye.mutiny.Uni;

/** Makes subscriptions. */
@ApplicationScoped
class Subscriptions {

    private static final int MOST_PATTERNS = 50;

    private final Transactions transactions;
    private final SubscriptionStore store;
    private final Secrets secrets;
    private final EgressGuard guard;
    private final IdSource ids;
    private final Clock clock;

    Subscriptions(Transactions transactions, SubscriptionStore store, Secrets secrets, EgressGuard guard, IdSource ids,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.secrets = secrets;
        this.guard = guard;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<SubscriptionView> create(String tenant, CreateSubscription wish) {
        SubscriberUrl url = SubscriberUrl.parse(wish.url());
        String[] eventTypes = requirePatterns(wish.eventTypes());
        byte[] secret = ids.bytes(SigningSecret.BYTES);
        return judge(url).chain(() -> record(tenant, url, eventTypes, secret))
                .map(row -> SubscriptionView.of(row).showing(SigningSecret.text(secret)));
    }

    private Uni<SubscriptionRow> record(String tenant, SubscriberUrl url, String[] eventTypes, byte[] secret) {
        String id = ids.next("sub");
        return transactions.in(tenant, session -> secrets.seal(session, tenant, id, secret)
                .map(sealed -> new SubscriptionRow(tenant, id, url.text(), eventTypes, sealed,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                .call(row -> store.record(session, row)));
    }

    /** A name that does not resolve today may do so when an event comes; a refusal will not change. */
    private Uni<Void> judge(SubscriberUrl url) {
        return guard.pinHttp(url.host(), url.port()).replaceWithVoid().onFailure(EgressFailure.class)
                .recoverWithUni(failure -> switch (failure.kind()) {
                    case REFUSED -> Uni.createFrom()
                            .failure(GeneralError.BAD_REQUEST.at("/url", failure.reason()));
                    case UNRESOLVABLE, CONNECT_FAILED, TLS_FAILED, TIMED_OUT, TOO_LARGE, TOO_MANY_REDIRECTS,
                            CONNECTION_LOST, BAD_RESPONSE ->
                        Uni.createFrom().voidItem();
                });
    }

    private static String[] requirePatterns(@Nullable List<@Nullable String> wishes) {
        if (wishes == null || wishes.isEmpty() || wishes.size() > MOST_PATTERNS) {
            throw GeneralError.BAD_REQUEST.at("/event_types", "expected 1 to " + MOST_PATTERNS + " event types");
        }
        Set<String> patterns = new TreeSet<>();
        for (int i = 0; i < wishes.size(); i++) {
            String wish = wishes.get(i);
            if (wish == null || !EventType.isPattern(wish)) {
                throw GeneralError.BAD_REQUEST.at("/event_types/" + i,
                        "expected github.push, push (of any provider), github.* or *");
            }
            patterns.add(wish);
        }
        return patterns.toArray(String[]::new);
    }
}
