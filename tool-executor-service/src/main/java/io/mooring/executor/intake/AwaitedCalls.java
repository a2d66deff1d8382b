package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.executor.approval.Approvals;
import io.mooring.executor.approval.Approvals.Wish;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.dispatch.ToolCall;
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
    private final ToolDigests digests;
    private final Journal journal;
    private final NewCalls news;

    AwaitedCalls(Approvals approvals, ToolDigests digests, Journal journal, NewCalls news) {
        this.approvals = approvals;
        this.digests = digests;
        this.journal = journal;
        this.news = news;
    }

    /** Recorded first; a call that then can't be kept is recorded as rejected. */
    Uni<ToolAnswer> keep(ToolCall request, Call begun, ToolView tool, ConnectionView connection, Decision decision) {
        Call call = begun.awaiting(news.nextApproval());
        Uni<Wish> wish = digests.take(call.tenant(), tool).map(digest -> new Wish(call, request.commission(),
                request.caller().roles(),
                DatabaseAlias.is(tool) ? tool.callName() : Target.of(tool, connection).address(), request.arguments(),
                digest, decision.reason(), decision.by().map(Policy::expiresIn).orElse(null)));
        return journal.rejecting(call, wish.call(() -> journal.recordEnd(call, End.awaiting(decision.reason())))
                .chain(approvals::keep)).map(expiry -> ToolAnswer.awaiting(call, expiry));
    }
}
