package io.mooring.executor.idempotency;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** One request per key runs; the unique key of the table decides which. */
@ApplicationScoped
public class Claims {

    private static final String CLAIM = "insert into app.claim as known"
            + " (tenant, caller, key, digest, token, claimed_at, state) values (?1, ?2, ?3, ?4, ?5, ?6, 'RUNNING')"
            + " on conflict (tenant, caller, key) do update set digest = excluded.digest, token = excluded.token,"
            + " claimed_at = excluded.claimed_at, state = 'RUNNING', body = null where known.claimed_at < ?7";
    private static final String OF_TOKEN = " where tenant = ?1 and caller = ?2 and key = ?3 and token = ?4"
            + " and state = 'RUNNING'";

    private final Transactions transactions;
    private final IdempotencyConfig config;
    private final Clock clock;

    Claims(Transactions transactions, IdempotencyConfig config, Clock clock) {
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Claims the key for a request, before anything is done.
     *
     * @param digest of the request, the same for the same request
     */
    public Uni<Claim> claim(ClaimKey key, String digest) {
        String token = UUID.randomUUID().toString();
        Instant now = clock.instant();
        return transactions.in(key.tenant(), session -> session.createNativeQuery(CLAIM).setParameter(1, key.tenant())
                .setParameter(2, key.caller()).setParameter(3, key.key()).setParameter(4, digest).setParameter(5, token)
                .setParameter(6, now).setParameter(7, now.minus(config.kept())).executeUpdate()
                .chain(rows -> rows == 1
                        ? Uni.createFrom().item(new Claim.First(token))
                        : known(session, key, digest)));
    }

    private Uni<Claim> known(Mutiny.Session session, ClaimKey key, String digest) {
        return session.find(ClaimRow.class, key).map(row -> row == null
                ? new Claim.Running()
                : row.decide(digest, clock.instant(), config.longestCall()));
    }

    /** Keeps the answer for repeats. */
    public Uni<Void> complete(ClaimKey key, String token, String body) {
        return update(key, "update app.claim set state = 'DONE', body = ?5" + OF_TOKEN, token, body);
    }

    /** Nothing was sent: the key is free again. */
    public Uni<Void> release(ClaimKey key, String token) {
        return update(key, "delete from app.claim" + OF_TOKEN, token);
    }

    /** It was sent, and the outcome is not known: it stays so. */
    public Uni<Void> lose(ClaimKey key, String token) {
        return update(key, "update app.claim set state = 'UNKNOWN'" + OF_TOKEN, token);
    }

    private Uni<Void> update(ClaimKey key, String sql, String token, Object... more) {
        return transactions.in(key.tenant(), session -> {
            Mutiny.MutationQuery query = session.createNativeQuery(sql).setParameter(1, key.tenant())
                    .setParameter(2, key.caller()).setParameter(3, key.key()).setParameter(4, token);
            for (int i = 0; i < more.length; i++) {
                query.setParameter(5 + i, more[i]);
            }
            return query.executeUpdate().replaceWithVoid();
        });
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> purge() {
        return transactions
                .acrossTenants(session -> session.createNativeQuery("delete from app.claim where claimed_at < ?1")
                        .setParameter(1, clock.instant().minus(config.kept())).executeUpdate())
                .replaceWithVoid();
    }
}
