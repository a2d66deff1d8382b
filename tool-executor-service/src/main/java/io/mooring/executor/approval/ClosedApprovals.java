package io.mooring.executor.approval;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.ProblemKind;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.approval.Approvals.Ending;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.smallrye.mutiny.Uni;

/** Records the ends of calls that were not run to one. */
@ApplicationScoped
class ClosedApprovals {

    private static final String UNKNOWN = "unknown";

    private final Transactions transactions;
    private final ApprovalStore store;
    private final Journal journal;
    private final ObjectMapper json;

    ClosedApprovals(Transactions transactions, ApprovalStore store, Journal journal, ObjectMapper json) {
        this.json = json;
        this.transactions = transactions;
        this.store = store;
        this.journal = journal;
    }

    /** When Kafka or the database is away, the sweep does it later: the record's id is the same. */
    Uni<Void> record(ApprovalRow row) {
        return journal.recordEnd(row.toCall(), end(row))
                .chain(() -> transactions.in(row.tenant, session -> store.noteRecorded(session, row.key())))
                .onFailure(EventsUnavailable.class).recoverWithNull();
    }

    private End end(ApprovalRow row) {
        return switch (row.state.toLowerCase(Locale.ROOT)) {
            case "denied" -> end(ExecutorError.APPROVAL_DENIED);
            case "expired" -> end(ExecutorError.APPROVAL_EXPIRED);
            default -> end(row.outcome, cause(row.answer));
        };
    }

    private static End end(@Nullable String outcome, JsonNode cause) {
        String slug = cause.path("slug").asText("run-failed");
        String detail = cause.path("detail").asText();
        return UNKNOWN.equals(outcome) ? End.unknown(slug, detail) : End.rejected(slug, detail);
    }

    private JsonNode cause(@Nullable String answer) {
        try {
            return json.readTree(answer == null ? "{}" : answer).path("error");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept answer is no JSON", e);
        }
    }

    private static End end(ProblemKind problem) {
        return End.rejected(problem.slug(), problem.title());
    }

    /** For a call whose executor is gone: it may have been sent, so it is not run again. */
    static Ending lost(ApprovalRow row) {
        return ending(row, UNKNOWN, "executor-lost", "the executor stopped before it recorded the outcome");
    }

    /** For one that could not be run although it was tried for long. */
    static Ending givenUp(ApprovalRow row) {
        return ending(row, "rejected", "approval-not-run", "the approved call could not be run in time");
    }

    /** The texts have nothing to escape. */
    private static Ending ending(ApprovalRow row, String outcome, String slug, String detail) {
        return new Ending(outcome, """
                {"success":false,"result":null,"error":{"slug":"%s","detail":"%s"},"outcome":"%s","call_id":"%s"}"""
                .formatted(slug, detail, outcome, row.call), false);
    }
}
