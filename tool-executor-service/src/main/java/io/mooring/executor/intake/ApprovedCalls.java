package io.mooring.executor.intake;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.Outcome;
import io.mooring.executor.approval.ApprovalConfig;
import io.mooring.executor.approval.ApprovalKey;
import io.mooring.executor.approval.Approvals;
import io.mooring.executor.approval.Approvals.Ending;
import io.mooring.executor.approval.Approved;
import io.mooring.executor.approval.ApprovedBus;
import io.mooring.executor.dispatch.Dispatch;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.intake.ApprovedResolver.Ready;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.mooring.executor.lease.Leased;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;

/**
 * Runs calls somebody approved of. Everything is looked up and checked again; the approval is claimed last, just before the
 * request: until then another try is safe, from then on there is none, and one that was lost is unknown.
 */
@ApplicationScoped
class ApprovedCalls {

    private static final Logger LOG = Logger.getLogger(ApprovedCalls.class);
    private static final int SERVER_ERROR = 500;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final int RETRIES = 6;

    private final Approvals approvals;
    private final ApprovedResolver resolver;
    private final Dispatch dispatch;
    private final Journal journal;
    private final ObjectMapper json;
    private final long longestAnswer;

    ApprovedCalls(Approvals approvals, ApprovedResolver resolver, Dispatch dispatch, Journal journal,
            ObjectMapper json, ApprovalConfig config) {
        this.longestAnswer = config.maxAnswer().asLongValue();
        this.approvals = approvals;
        this.resolver = resolver;
        this.dispatch = dispatch;
        this.journal = journal;
        this.json = json;
    }

    /** Whatever fails here is tried again by the sweep, as far as that is safe. */
    @ConsumeEvent(ApprovedBus.ADDRESS)
    Uni<Void> take(String key) {
        return approvals.open(ApprovalKey.parse(key))
                .chain(found -> found.map(this::run).orElseGet(() -> Uni.createFrom().voidItem())).onFailure()
                .invoke(failure -> LOG.warnf(failure, "approval %s is not done", key)).onFailure().recoverWithNull();
    }

    private Uni<Void> run(Approved approved) {
        return resolver.resolve(approved)
                .chain(ready -> dispatch.credential(approved.call(), ready.connection(), ready.prepared())
                        .map(leased -> new Loaded(ready, leased)))
                .onFailure().recoverWithUni(failure -> giveWay(approved, failure))
                .onItem().ifNotNull().transformToUni(loaded -> send(approved, loaded));
    }

    private record Loaded(Ready ready, Leased leased) {}

    /** What may pass is left as it is; anything else closes the approval. */
    private Uni<Loaded> giveWay(Approved approved, Throwable failure) {
        if (!(failure instanceof HttpProblem problem) || problem.getStatusCode() >= SERVER_ERROR) {
            return Uni.createFrom().failure(failure);
        }
        End end = End.rejected(failure);
        return approvals.refuse(approved.key(), ending(approved.call(), end)).replaceWith((Loaded) null);
    }

    private Uni<Void> send(Approved approved, Loaded loaded) {
        return approvals.claim(approved.key()).chain(mine -> mine
                ? start(approved)
                        .chain(() -> dispatch.send(approved.call(), loaded.ready.connection(), loaded.ready.prepared(),
                                loaded.leased))
                        .chain(outcome -> finish(approved, outcome))
                : Uni.createFrom().voidItem());
    }

    /** Without a start on Kafka nothing is sent. */
    private Uni<Void> start(Approved approved) {
        return journal.recordApprovedStart(approved.call()).onFailure()
                .call(failure -> approvals.release(approved.key()));
    }

    private Uni<Void> finish(Approved approved, Outcome outcome) {
        Call call = approved.call();
        return journal.recordEnd(call, End.of(outcome))
                .map(recorded -> ended(ToolAnswer.of(call, outcome)))
                .onFailure().recoverWithItem(failure -> unrecorded(call))
                .chain(ending -> approvals.finish(approved.key(), ending).onFailure().retry()
                        .withBackOff(FIRST_PAUSE).atMost(RETRIES));
    }

    private Ending ended(ToolAnswer answer) {
        String whole = text(answer);
        return new Ending(outcome(answer), whole.length() > longestAnswer ? text(answer.withoutResult()) : whole, true);
    }

    /** Nothing is told that Kafka does not have. */
    private Ending unrecorded(Call call) {
        return ending(call, End.unknown("outcome-unknown", "the call was sent, but its outcome is not recorded"));
    }

    private Ending ending(Call call, End end) {
        ToolAnswer answer = ToolAnswer.of(call, end);
        return new Ending(outcome(answer), text(answer), false);
    }

    private static String outcome(ToolAnswer answer) {
        return String.valueOf(answer.outcome());
    }

    private String text(ToolAnswer answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is always JSON", e);
        }
    }
}
