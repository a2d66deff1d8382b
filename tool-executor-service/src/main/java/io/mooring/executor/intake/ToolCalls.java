package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.dispatch.Dispatch;
import io.mooring.executor.dispatch.Prepared;
import io.mooring.executor.dispatch.Runner;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.mooring.executor.toolview.ToolView;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/**
 * The one way a tool is run: tool, policy, arguments, connection, approval, credential, start recorded, request, end
 * recorded, answer. Whatever goes wrong before the request is recorded as rejected; after it, nothing is answered that is
 * not recorded.
 */
@ApplicationScoped
public class ToolCalls {

    private final Resolver resolver;
    private final Runner runner;
    private final Dispatch dispatch;
    private final AwaitedCalls awaited;
    private final Journal journal;
    private final NewCalls news;

    ToolCalls(Resolver resolver, Runner runner, Dispatch dispatch, AwaitedCalls awaited, Journal journal,
            NewCalls news) {
        this.resolver = resolver;
        this.runner = runner;
        this.dispatch = dispatch;
        this.awaited = awaited;
        this.journal = journal;
        this.news = news;
    }

    /** Fails with the problem when it was not run; one that ran and failed is an answer. */
    @WithSpan("tool call")
    public Uni<ToolAnswer> run(ToolCall request) {
        Call call = news.begin(request);
        return journal.rejecting(call, resolver.resolve(request))
                .chain(found -> admit(request, begun(call, found), found));
    }

    /** Fails with the problem; when it is that the caller may not do this, the call is recorded first. */
    Uni<ToolCall> refuse(Caller caller, ExecuteTool request, HttpProblem problem) {
        Uni<ToolCall> refused = Uni.createFrom().failure(problem);
        return problem.getStatusCode() == GeneralError.FORBIDDEN.status()
                ? journal.rejecting(news.begin(caller, request), refused)
                : refused;
    }

    private static Call begun(Call call, Resolution found) {
        ToolView any = found.any();
        Span.current().setAttribute("mooring.integration", any.integration()).setAttribute("mooring.tool", any.name());
        call.timeline().mark("resolve");
        return call.of(any.integration(), any.name());
    }

    private Uni<ToolAnswer> admit(ToolCall request, Call call, Resolution found) {
        Admission admission = Admission.of(request, found);
        Call noted = admission.note(call);
        return admission.isBlocked() ? refuse(noted, admission) : prepare(request, noted, found, admission);
    }

    /** The audit says what it was, the caller only that there is no such tool. */
    private Uni<ToolAnswer> refuse(Call call, Admission admission) {
        return journal
                .recordEnd(call, End.rejected(ExecutorError.BLOCKED.slug(), admission.requireDecision().reason()))
                .chain(() -> Uni.createFrom().failure(admission.requireProblem()));
    }

    private Uni<ToolAnswer> prepare(ToolCall request, Call call, Resolution found, Admission admission) {
        Uni<Prepared> prepared = Uni.createFrom().item(admission::requireTool)
                .chain(tool -> runner.prepare(request, tool, found.definitions()))
                .invoke(() -> call.timeline().mark("arguments"));
        return journal.rejecting(call, prepared).chain(ready -> connect(request, call, admission, ready));
    }

    private Uni<ToolAnswer> connect(ToolCall request, Call call, Admission admission, Prepared ready) {
        return journal.rejecting(call, Uni.createFrom().item(admission::requireConnection))
                .chain(connection -> admission.needsApproval()
                        ? ask(request, call, admission, connection)
                        : dispatch.run(call, connection, ready));
    }

    private Uni<ToolAnswer> ask(ToolCall request, Call call, Admission admission, ConnectionView connection) {
        return awaited.keep(request, call, admission.requireTool(), connection, admission.requireDecision());
    }
}
