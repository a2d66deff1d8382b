package io.mooring.executor.inquiry;

import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Ends an inquiry: what was found is told, then noted. */
@ApplicationScoped
class Closing {

    private final Transactions transactions;
    private final InquiryStore store;
    private final Telling telling;
    private final InquiryConfig config;
    private final Clock clock;
    private final RandomGenerator random;

    Closing(Transactions transactions, InquiryStore store, Telling telling, InquiryConfig config, Clock clock,
            RandomGenerator random) {
        this.transactions = transactions;
        this.store = store;
        this.telling = telling;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /** The connection can't be asked. */
    Uni<Void> rest(Claim claim) {
        return note(claim, (row, now) -> row.rest());
    }

    Uni<Void> close(Claim claim, Inquiry.Subject subject, Finding finding) {
        long revision = subject.integration().configRevision();
        return switch (finding) {
            case Finding.Told(byte[] answer) -> telling.tell(claim, subject, answer)
                    .chain(() -> note(claim, (row, now) -> row.answered("ANSWERED", revision, now,
                            now.plus(config.maxAge()))))
                    .onFailure(EventsUnavailable.class).recoverWithUni(away -> fail(claim, revision,
                            Fault.EVENTS_UNAVAILABLE, "the event log does not take the answer"));
            case Finding.Given() -> note(claim, (row, now) -> row.answered("GIVEN", revision, now, null));
            case Finding.CredentialRefused(String detail) -> fail(claim, revision, Fault.CREDENTIAL_REFUSED, detail);
            case Finding.Failed(Fault fault, String detail) -> fail(claim, revision, fault, detail);
        };
    }

    private Uni<Void> fail(Claim claim, long revision, Fault fault, String detail) {
        return note(claim, (row, now) -> {
            row.failures++;
            row.failed(fault.slug(), detail, revision, now, now
                    .plus(Pauses.after(row.failures, config.firstPause(), config.longestPause(), random)));
        });
    }

    /** Without effect when the claim ended and another process has it. */
    private Uni<Void> note(Claim claim, BiConsumer<InquiryRow, Instant> end) {
        return transactions.in(claim.tenant(), session -> store.take(session, claim)
                .invoke(row -> row.ifPresent(found -> end.accept(found, clock.instant()))).replaceWithVoid());
    }
}
