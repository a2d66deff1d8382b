package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.approval.Approvals;
import io.mooring.executor.approval.Approvals.Wish;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.mooring.executor.policy.Decision;
import io.mooring.executor.policy.Policy;
import io.mooring.executor.policy.Target;
import io.mooring.executor.resolution.DatabaseAlias;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/** Puts calls aside that need an approval. Nothing is leased for them and nothing sent. */
@ApplicationScoped
class AwaitedCalls {

    private final Approvals approvals;
    private final Journal journal;
    private final NewCalls news;

    AwaitedCalls(Approvals approvals, Journal journal, NewCalls news) {
        this.approvals = approvals;
        this.journal = journal;
        this.news = news;
    }

    /** Recorded first; a call that then can't be kept is recorded as rejected. */
    Uni<ToolAnswer> keep(ToolCall request, Call begun, ToolView tool, ConnectionView connection, Decision decision) {
        Call call = begun.awaiting(news.nextApproval());
        Wish wish = new Wish(call, request.commission(), request.caller().roles(),
                DatabaseAlias.is(tool) ? tool.callName() : Target.of(tool, connection).address(), request.arguments(),
                digest(tool), decision.reason(),
                decision.by().map(Policy::expiresIn).orElse(null));
        return journal.rejecting(call, journal.recordEnd(call, End.awaiting(decision.reason()))
                .chain(() -> approvals.keep(wish))).map(expiry -> ToolAnswer.awaiting(call, expiry));
    }

    /** Of all that decides what a call of the tool does. */
    static String digest(ToolView tool) {
        ObjectNode definition = JsonNodeFactory.instance.objectNode().put("kind", tool.kind())
                .put("binding", tool.binding()).put("input", tool.inputSchema()).put("variant", tool.variant());
        ObjectNode hashes = definition.putObject("definitions");
        tool.definitions().forEach(hashes::put);
        return Arguments.digest(definition);
    }
}
