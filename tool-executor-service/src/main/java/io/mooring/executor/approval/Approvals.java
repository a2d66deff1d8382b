package io.mooring.executor.approval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.secret.Secrets;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.journal.Arguments;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;

/** Keeps calls that wait, and hands out approved ones, each of which is claimed once. */
@Startup
@ApplicationScoped
public class Approvals {

    private static final String APPROVED = "APPROVED";
    private static final String RUNNING = "RUNNING";

    private final Transactions transactions;
    private final ApprovalStore store;
    private final Secrets secrets;
    private final ObjectMapper json;
    private final ApprovalConfig config;
    private final Clock clock;

    Approvals(Transactions transactions, ApprovalStore store, Secrets secrets, ObjectMapper json,
            ApprovalConfig config, Clock clock) {
        secrets.requireKey();
        this.transactions = transactions;
        this.store = store;
        this.secrets = secrets;
        this.json = json;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps a call that waits, under the id its {@link io.mooring.executor.journal.Call#approval} says. Fails with 429 when
     * too many of its caller do.
     *
     * @return when it expires
     */
    public Uni<Instant> keep(Wish wish) {
        String tenant = wish.call().tenant();
        String id = String.valueOf(wish.call().approval());
        Instant expiresAt = expiry(wish);
        return transactions.in(tenant, session -> store
                .countWaiting(session, tenant, wish.call().callerKind(), wish.call().caller())
                .invoke(this::requireRoom)
                .chain(() -> secrets.seal(session, tenant, id,
                        wish.arguments().toString().getBytes(StandardCharsets.UTF_8)))
                .chain(sealed -> session.persist(ApprovalRow.of(wish, id, expiresAt, sealed))))
                .replaceWith(expiresAt);
    }

    private Instant expiry(Wish wish) {
        Instant now = clock.instant();
        Instant end = wish.expiresIn() == null
                ? now.plus(config.expiresAfter())
                : now.plusSeconds(wish.expiresIn());
        return end.truncatedTo(ChronoUnit.MILLIS);
    }

    private void requireRoom(long waiting) {
        if (waiting >= config.mostWaiting()) {
            throw ExecutorError.TOO_MANY_APPROVALS.because(waiting + " wait; have some of them decided first");
        }
    }

    /** The call, when it is approved and does not run yet. */
    public Uni<Optional<Approved>> open(ApprovalKey key) {
        return transactions.in(key.tenant(), session -> store.find(session, key.tenant(), key.id())
                .chain(row -> row == null || !row.state.equals(APPROVED) || row.sealed == null
                        ? Uni.createFrom().item(Optional.empty())
                        : unsealed(session, row, row.sealed).map(Optional::of)));
    }

    private Uni<Approved> unsealed(Mutiny.Session session, ApprovalRow row, byte[] sealed) {
        return secrets.unseal(session, row.tenant, row.id, sealed)
                .map(plain -> new Approved(row.key(), row.toCall(), Set.of(row.roles), row.address,
                        requireShown(row, parse(plain)), row.toolDigest,
                        row.decidedAt == null ? row.startedAt : row.decidedAt));
    }

    private JsonNode parse(byte[] plain) {
        try {
            return json.readTree(plain);
        } catch (IOException e) {
            throw new IllegalStateException("sealed arguments are no JSON", e);
        }
    }

    private static JsonNode requireShown(ApprovalRow row, JsonNode arguments) {
        if (!Arguments.digest(arguments).equals(row.argumentsDigest)) {
            throw new IllegalStateException("the arguments of approval " + row.id + " are not those that were shown");
        }
        return arguments;
    }

    /** True once in the life of an approval, unless it is {@link #release released}: then the call may be sent. */
    public Uni<Boolean> claim(ApprovalKey key) {
        return transactions.in(key.tenant(), session -> store.claim(session, key, clock.instant()));
    }

    /** Nothing was sent after all. */
    public Uni<Void> release(ApprovalKey key) {
        return transactions.in(key.tenant(), session -> store.release(session, key));
    }

    /** Keeps how the claimed call ended. */
    public Uni<Void> finish(ApprovalKey key, Ending ending) {
        return finish(key, RUNNING, ending);
    }

    /** Closes an approved call that can't be run. */
    public Uni<Void> refuse(ApprovalKey key, Ending ending) {
        return finish(key, APPROVED, ending);
    }

    private Uni<Void> finish(ApprovalKey key, String from, Ending ending) {
        return transactions.in(key.tenant(), session -> store.finish(session, key, from, ending, clock.instant()))
                .replaceWithVoid();
    }

    /** Whether it is still worth trying to run it. */
    public boolean isWorthTrying(Instant decidedAt) {
        return clock.instant().isBefore(decidedAt.plus(config.triedFor()));
    }
}
