package io.mooring.executor.dispatch;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.mooring.executor.lease.Leased;
import io.mooring.executor.lease.Leases;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Sends a call that may run: credential, start recorded, request, end recorded, answer. */
@ApplicationScoped
public class Dispatch {

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    private final Leases leases;
    private final Journal journal;

    Dispatch(Leases leases, Journal journal) {
        this.leases = leases;
        this.journal = journal;
    }

    /** Every end of it is on Kafka before the answer. */
    public Uni<ToolAnswer> run(Call call, ConnectionView connection, Prepared ready) {
        return journal.rejecting(call, credential(call, connection, ready))
                .call(() -> journal.recordStart(call, ready.tool().readOnly()).invoke(() -> mark(call, "record")))
                .chain(leased -> send(call, connection, ready, leased)).chain(outcome -> finish(call, outcome));
    }

    /** What the connection lends; fails with a problem. */
    public Uni<Leased> credential(Call call, ConnectionView connection, Prepared ready) {
        Uni<Leased> leased = connection.needsNoCredential()
                ? Uni.createFrom().item(Leased.NOTHING)
                : leases.lease(call.tenant(), connection.id(), connection.version(), ready.tool().version(),
                        ready.deadline());
        return leased.invoke(() -> mark(call, "lease"));
    }

    /** A request that was refused for its credential was not run, whatever it is: it is sent once more with a newer one. */
    public Uni<Outcome> send(Call call, ConnectionView connection, Prepared ready, Leased leased) {
        return Uni.createFrom().deferred(() -> ready.sending().send(connection, leased.placements()))
                .chain(outcome -> leased.isRenewable() && outcome.refusesCredential()
                        ? newer(call, connection, ready, leased).chain(found -> found
                                .map(fresh -> ready.sending().send(connection, fresh.placements()))
                                .orElseGet(() -> Uni.createFrom().item(outcome)))
                        : Uni.createFrom().item(outcome))
                .onFailure().recoverWithItem(failure -> unforeseen(call, failure))
                .invoke(() -> mark(call, "run"));
    }

    /** It may have been sent: it gets its end, and is not sent again. */
    private static Outcome unforeseen(Call call, Throwable failure) {
        LOG.errorf(failure, "call %s of %s failed in a way nobody foresaw", call.id(), call.tool());
        return new Outcome.Unknown(ToolError.RUN_FAILED, "the executor failed; the call may have had its effect");
    }

    /** Empty when there is none, for whatever reason: then the refusal stands. */
    private Uni<Optional<Leased>> newer(Call call, ConnectionView connection, Prepared ready, Leased refused) {
        return leases.leaseInPlaceOf(refused, call.tenant(), connection.id(), connection.version(),
                ready.tool().version(), ready.deadline())
                .map(Optional::of).onFailure(HttpProblem.class).recoverWithItem(Optional.empty())
                .map(found -> found.filter(fresh -> fresh.credentialVersion() > refused.credentialVersion()));
    }

    private Uni<ToolAnswer> finish(Call call, Outcome outcome) {
        return journal.recordEnd(call, End.of(outcome)).onFailure().transform(failure -> unrecorded(call))
                .replaceWith(() -> ToolAnswer.of(call, outcome));
    }

    private static void mark(Call call, String stage) {
        call.timeline().mark(stage);
    }

    /** A repeat might run the tool a second time: no Retry-After. */
    private static HttpProblem unrecorded(Call call) {
        return HttpProblem.builder(ExecutorError.OUTCOME_UNKNOWN.because(
                "call " + call.id() + " was sent; look it up in /api/calls before you decide to send it again"))
                .with("outcome", "unknown").with("call_id", call.id()).build();
    }
}
