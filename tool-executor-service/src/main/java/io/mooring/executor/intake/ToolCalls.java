package io.mooring.executor.intake;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.Outcome;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.CallIds;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.mooring.executor.lease.Leased;
import io.mooring.executor.lease.Leases;
import io.mooring.executor.resolution.ConnectionChoice;
import io.mooring.executor.toolview.ToolView;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/**
 * The one way a tool is run: tool, arguments, connection, credential, start recorded, request, end recorded, answer.
 * Whatever goes wrong before the request is recorded as rejected; after it, nothing is answered that is not recorded.
 */
@ApplicationScoped
class ToolCalls {

    private final Resolver resolver;
    private final Runner runner;
    private final Leases leases;
    private final Journal journal;
    private final CallIds ids;
    private final Clock clock;

    ToolCalls(Resolver resolver, Runner runner, Leases leases, Journal journal, CallIds ids, Clock clock) {
        this.resolver = resolver;
        this.runner = runner;
        this.leases = leases;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @WithSpan("tool call")
    Uni<ToolAnswer> run(ToolCall request) {
        Call call = begin(request);
        return rejecting(call, resolver.resolve(request)).chain(found -> prepare(request, begun(call, found), found));
    }

    private Call begin(ToolCall request) {
        Caller caller = request.caller();
        Call call = new Call(caller.tenant(), ids.next("call"), "", request.action().text(), null, request.userId(),
                caller.kind().name(), caller.subject(), Digest.of(request.arguments()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Span.current().setAttribute("mooring.call", call.id());
        return call;
    }

    private static Call begun(Call call, Resolution found) {
        ToolView any = found.offer().variants().getFirst();
        Span.current().setAttribute("mooring.integration", any.integration()).setAttribute("mooring.tool", any.name());
        return call.of(any.integration(), any.name());
    }

    private Uni<ToolAnswer> prepare(ToolCall request, Call call, Resolution found) {
        Uni<Prepared> prepared = Uni.createFrom().item(() -> found.tool(request))
                .chain(tool -> runner.prepare(request, tool, found.definitions()));
        return rejecting(call, prepared).chain(ready -> connect(request, call, found, ready));
    }

    private Uni<ToolAnswer> connect(ToolCall request, Call call, Resolution found, Prepared ready) {
        Uni<ConnectionView> choice = Uni.createFrom().item(() -> ConnectionChoice.choose(found.offer().connections(),
                request.action().address(), request.connection()));
        return rejecting(call, choice).chain(connection -> dispatch(on(call, connection), connection, ready));
    }

    private static Call on(Call call, ConnectionView connection) {
        return connection.isBuiltIn() ? call : call.on(connection.id());
    }

    private Uni<ToolAnswer> dispatch(Call call, ConnectionView connection, Prepared ready) {
        return rejecting(call, credential(call, connection, ready.tool()))
                .call(() -> journal.recordStart(call, ready.tool().readOnly()))
                .chain(leased -> send(call, connection, ready, leased)).chain(outcome -> finish(call, outcome));
    }

    /** A request that was refused for its credential was not run, whatever it is: it is sent once more with a newer one. */
    private Uni<Outcome> send(Call call, ConnectionView connection, Prepared ready, Leased leased) {
        return ready.send().apply(leased.placements())
                .chain(outcome -> leased.isRenewable() && outcome.refusesCredential()
                        ? newer(call, connection, ready.tool(), leased).chain(found -> found
                                .map(fresh -> ready.send().apply(fresh.placements()))
                                .orElseGet(() -> Uni.createFrom().item(outcome)))
                        : Uni.createFrom().item(outcome));
    }

    /** Empty when there is none, for whatever reason: then the refusal stands. */
    private Uni<Optional<Leased>> newer(Call call, ConnectionView connection, ToolView tool, Leased refused) {
        return leases.leaseInPlaceOf(refused, call.tenant(), connection.id(), connection.version(), tool.version())
                .map(Optional::of).onFailure(HttpProblem.class).recoverWithItem(Optional.empty())
                .map(found -> found.filter(fresh -> fresh.credentialVersion() > refused.credentialVersion()));
    }

    private Uni<Leased> credential(Call call, ConnectionView connection, ToolView tool) {
        return connection.needsNoCredential()
                ? Uni.createFrom().item(Leased.NOTHING)
                : leases.lease(call.tenant(), connection.id(), connection.version(), tool.version());
    }

    private Uni<ToolAnswer> finish(Call call, Outcome outcome) {
        return journal.recordEnd(call, End.of(outcome)).onFailure().transform(failure -> unrecorded(call))
                .replaceWith(() -> ToolAnswer.of(call, outcome));
    }

    /** A repeat might run the tool a second time: no Retry-After. */
    private static HttpProblem unrecorded(Call call) {
        return HttpProblem.builder(ExecutorError.OUTCOME_UNKNOWN.because(
                "call " + call.id() + " was sent; look it up in /api/calls before you decide to send it again"))
                .with("outcome", "unknown").with("call_id", call.id()).build();
    }

    private <T> Uni<T> rejecting(Call call, Uni<T> stage) {
        return stage.onFailure().recoverWithUni(failure -> journal.recordEnd(call, End.rejected(failure))
                .chain(() -> Uni.createFrom().failure(failure)));
    }
}
