package io.mooring.webhook.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.WebhookError;
import io.smallrye.mutiny.Uni;

/** Secrets of endpoints: several count while one follows another. Every change locks the endpoint. */
@ApplicationScoped
class EndpointSecrets {

    private static final int MOST = 5;
    private static final Duration OVERLAP = Duration.ofDays(1);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    /** How long a person can look at a secret the provider named. */
    private static final Duration SHOWN = Duration.ofDays(1);

    private final Transactions transactions;
    private final EndpointStore store;
    private final NewSecrets news;
    private final Secrets secrets;
    private final Clock clock;

    EndpointSecrets(Transactions transactions, EndpointStore store, NewSecrets news, Secrets secrets,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.news = news;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A secret that was added.
     *
     * @param text what it is
     */
    record Added(EndpointRow endpoint, SecretRow row, String text) {}

    /**
     * Adds a further one, while the others still count for a while. Fails with 400 naming the field.
     *
     * @param secret null when one is to be made
     * @param oldEndIn how long the others still count, ISO 8601; null: a day
     */
    Uni<Added> add(String tenant, String endpoint, @Nullable String secret, @Nullable String oldEndIn) {
        Instant end = now().plus(requireOverlap(oldEndIn));
        return transactions.in(tenant, session -> store.lock(session, tenant, endpoint)
                .call(row -> store.forgetSecrets(session, row, now()))
                .call(row -> store.secrets(session, row).invoke(EndpointSecrets::requireRoom))
                .call(row -> store.endSecrets(session, row, end))
                .chain(row -> keep(session, row, news.require(row, secret))));
    }

    private Uni<Added> keep(Mutiny.Session session, EndpointRow endpoint, String secret) {
        return news.keep(session, endpoint, secret, false).map(row -> new Added(endpoint, row, secret));
    }

    private static void requireRoom(List<SecretRow> there) {
        if (there.size() >= MOST) {
            throw GeneralError.BUSY.because("there are " + there.size() + " secrets already; end one of them first");
        }
    }

    /** How long old ones are to count. Fails with 400. */
    static Duration requireOverlap(@Nullable String text) {
        try {
            Duration overlap = text == null ? OVERLAP : Duration.parse(text);
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeException noDuration) {
            throw overlapExpected();
        }
        throw overlapExpected();
    }

    private static RuntimeException overlapExpected() {
        return GeneralError.BAD_REQUEST.at("/old_secrets_end_in",
                "expected a duration from PT0S to P30D, such as PT24H");
    }

    Uni<List<SecretRow>> list(String tenant, String endpoint) {
        return transactions.in(tenant, session -> store.require(session, tenant, endpoint)
                .chain(row -> store.secrets(session, row)));
    }

    /** One, with its value when a person has to tell the provider. */
    Uni<SecretView> find(String tenant, String endpoint, String id) {
        return transactions.in(tenant, session -> store.require(session, tenant, endpoint)
                .chain(row -> store.secrets(session, row)).map(rows -> require(rows, id))
                .chain(row -> view(session, row)));
    }

    private static SecretRow require(List<SecretRow> rows, String id) {
        return rows.stream().filter(row -> row.id.equals(id)).findFirst()
                .orElseThrow(() -> GeneralError.NOT_FOUND.because("there is no secret " + id));
    }

    private Uni<SecretView> view(Mutiny.Session session, SecretRow row) {
        SecretView view = SecretView.of(row);
        return row.named && row.createdAt.plus(SHOWN).isAfter(now())
                ? secrets.unseal(session, row.tenant, row.id, row.secret)
                        .map(value -> view.withValue(new String(value, StandardCharsets.UTF_8)))
                : Uni.createFrom().item(view);
    }

    /**
     * Ends one at once. Fails with 409 when no other counts: without any, nothing is taken any more. When the rest were to
     * end because of it, the newest of them has no end any more.
     */
    Uni<Void> delete(String tenant, String endpoint, String id) {
        return transactions.in(tenant, session -> store.lock(session, tenant, endpoint)
                .chain(row -> store.secrets(session, row)).map(rows -> endWithout(rows, id))
                .chain(row -> store.deleteSecret(session, row)));
    }

    private SecretRow endWithout(List<SecretRow> rows, String id) {
        SecretRow row = require(rows, id);
        List<SecretRow> others = rows.stream().filter(other -> other != row && other.isActive(now())).toList();
        if (others.isEmpty()) {
            throw GeneralError.BUSY.because("it is the last one that counts; add another first");
        }
        if (others.stream().allMatch(other -> other.endsAt != null)) {
            others.getFirst().endsAt = null; // Hibernate sees it
        }
        return row;
    }

    /** Keeps what the provider named. Fails with 401 when there is one already: the first word stands. */
    Uni<Void> name(Endpoint endpoint, String secret) {
        return transactions.in(endpoint.tenant(),
                session -> store.lock(session, endpoint.tenant(), endpoint.id())
                        .call(row -> store.secrets(session, row).invoke(EndpointSecrets::requireNone))
                        .chain(row -> news.keep(session, row, secret, true)))
                .replaceWithVoid();
    }

    private static void requireNone(List<SecretRow> there) {
        if (!there.isEmpty()) {
            throw WebhookError.SIGNATURE_REFUSED.because("this endpoint has a secret already");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
