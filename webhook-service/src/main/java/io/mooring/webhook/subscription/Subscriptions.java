package io.mooring.webhook.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.IdSource;
import io.mooring.webhook.filter.Filters;
import io.smallrye.mutiny.Uni;

/** Makes subscriptions and changes them. */
@ApplicationScoped
class Subscriptions {

    private final Transactions transactions;
    private final SubscriptionStore store;
    private final Secrets secrets;
    private final Addresses addresses;
    private final Filters filters;
    private final Times times;

    /** Where new ids, secrets and times come from. */
    @ApplicationScoped
    static class Times {

        private final IdSource ids;
        private final Clock clock;
        private final SubscriptionConfig config;

        Times(IdSource ids, Clock clock, SubscriptionConfig config) {
            this.ids = ids;
            this.clock = clock;
            this.config = config;
        }

        String id() {
            return ids.next("sub");
        }

        byte[] secret() {
            return ids.bytes(SigningSecret.BYTES);
        }

        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }

        Duration overlap(@Nullable Long seconds) {
            return Terms.overlap(seconds, config);
        }
    }

    Subscriptions(Transactions transactions, SubscriptionStore store, Secrets secrets, Addresses addresses,
            Filters filters, Times times) {
        this.transactions = transactions;
        this.store = store;
        this.secrets = secrets;
        this.addresses = addresses;
        this.filters = filters;
        this.times = times;
    }

    Uni<SubscriptionView> create(String tenant, CreateSubscription wish) {
        Terms terms = Terms.of(wish, filters);
        byte[] secret = times.secret();
        String id = times.id();
        return addresses.judge(terms.requireUrl()).chain(() -> transactions.in(tenant, session -> secrets
                .seal(session, tenant, id, secret)
                .map(sealed -> terms.row(new SubscriptionRow(tenant, id, sealed, times.now())))
                .call(row -> store.record(session, row))))
                .map(row -> SubscriptionView.of(row).showing(SigningSecret.text(secret)));
    }

    /** Changes what is given, and nothing else. */
    Uni<SubscriptionView> change(String tenant, String id, ChangeSubscription wish) {
        Terms terms = Terms.of(wish, filters);
        Uni<Void> judged = terms.url() == null ? Uni.createFrom().voidItem() : addresses.judge(terms.url());
        return judged.chain(() -> transactions.in(tenant, session -> store.requireRow(session, tenant, id)
                .map(terms::changed).map(row -> enabled(row, wish.disabled())).call(session::flush)))
                .map(SubscriptionView::of);
    }

    /** Both ways, failures of the past are forgotten. */
    private static SubscriptionRow enabled(SubscriptionRow row, @Nullable Boolean disabled) {
        if (disabled != null) {
            row.disabled = disabled;
            row.disabledReason = null;
            row.failingSince = null;
            row.failingToldAt = null;
        }
        return row;
    }

    /** A new secret at once; the one before signs too until the overlap ends, the one before that no more. */
    Uni<SubscriptionView> rotate(String tenant, String id, @Nullable Long seconds) {
        Duration overlap = times.overlap(seconds);
        byte[] secret = times.secret();
        return transactions.in(tenant, session -> store.requireRow(session, tenant, id)
                .chain(row -> secrets.seal(session, tenant, id, secret).invoke(sealed -> {
                    row.formerSecret = overlap.isZero() ? null : row.secret;
                    row.formerUntil = overlap.isZero() ? null : times.now().plus(overlap);
                    row.secret = sealed;
                    row.version++;
                }).call(session::flush).replaceWith(row)))
                .map(row -> SubscriptionView.of(row).showing(SigningSecret.text(secret)));
    }
}
