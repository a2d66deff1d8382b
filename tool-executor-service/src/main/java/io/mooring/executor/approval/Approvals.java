package io.mooring.executor.approval;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.Commission;
import io.smallrye.mutiny.Uni;

/** Keeps calls that wait, and hands out approved ones, each of which is claimed once. */
@ApplicationScoped
public class Approvals {

    private static final String APPROVED = "APPROVED";
    private static final String RUNNING = "RUNNING";

    private final Transactions transactions;
    private final ApprovalStore store;
    private final Outbox outbox;
    private final SealedArguments sealed;
    private final ApprovalConfig config;
    private final Clock clock;

    Approvals(Transactions transactions, ApprovalStore store, Outbox outbox, SealedArguments sealed,
            ApprovalConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.sealed = sealed;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Keeps a call that waits, under the id its {@link io.mooring.executor.journal.Call#approval} says. Fails with 413 when
     * its arguments are too large for that, with 429 when too many of its caller wait.
     *
     * @return when it expires
     */
    public Uni<Instant> keep(Wish wish) {
        String tenant = wish.call().tenant();
        String id = String.valueOf(wish.call().approval());
        Instant expiresAt = expiry(wish);
        long most = config.maxArguments().asLongValue();
        if (wish.call().arguments().bytes() > most) {
            return Uni.createFrom().failure(ExecutorError.TOO_LARGE_TO_WAIT.at("/params",
                    "expected at most " + most + " bytes in a call that needs an approval"));
        }
        return transactions.in(tenant, session -> store
                .countWaiting(session, tenant, wish.call().callerKind(), wish.call().caller())
                .invoke(this::requireRoom)
                .chain(() -> sealed.seal(session, tenant, id, wish.arguments()))
                .map(bytes -> ApprovalRow.of(wish, id, expiresAt, bytes))
                .call(row -> session.persist(row))
                .chain(row -> outbox.append(session, ApprovalEvents.requested(row))))
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
                        : sealed.open(session, row, row.sealed).map(Optional::of)));
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

    /**
     * A call that wants to run.
     *
     * @param commission on whose behalf
     * @param roles of the caller
     * @param address canonical address of the tool
     * @param arguments all of them, as they were sent
     * @param toolDigest of the tool's definition
     * @param reason which rule wants an approval
     * @param expiresIn seconds until it expires; null: the usual time
     */
    public record Wish(Call call, Commission commission, Set<String> roles, String address, JsonNode arguments,
            String toolDigest, String reason, @Nullable Integer expiresIn) {

        /** Without the arguments. */
        @Override
        public String toString() {
            return "Wish[" + call.id() + "]";
        }
    }

    /**
     * How an approved call ended.
     *
     * @param answer JSON: what its caller would have got at once
     * @param recorded whether Kafka has the end
     */
    public record Ending(String outcome, String answer, boolean recorded) {}
}
