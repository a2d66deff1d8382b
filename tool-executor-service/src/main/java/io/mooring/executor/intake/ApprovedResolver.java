package io.mooring.executor.intake;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandates;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.approval.Approved;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.dispatch.Prepared;
import io.mooring.executor.dispatch.Runner;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.journal.Call;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.toolview.ToolView;
import io.smallrye.mutiny.Uni;

/** Looks an approved call up as it is now: what was taken away since it was asked for does not come back with it. */
@ApplicationScoped
class ApprovedResolver {

    private final Resolver resolver;
    private final Runner runner;
    private final ToolDigests digests;
    private final Mandates mandates;

    ApprovedResolver(Resolver resolver, Runner runner, ToolDigests digests, Mandates mandates) {
        this.resolver = resolver;
        this.runner = runner;
        this.digests = digests;
        this.mandates = mandates;
    }

    /** All that is needed to send it, but for the credential. */
    record Ready(ConnectionView connection, Prepared prepared) {}

    /** Fails with 4xx when the call is no longer the one that was shown, or may no longer run. */
    Uni<Ready> resolve(Approved approved) {
        return caller(approved).map(caller -> request(approved, caller))
                .chain(request -> resolver.resolve(request).chain(found -> prepare(approved, request, found)));
    }

    private static ToolCall request(Approved approved, Caller caller) {
        Call call = approved.call();
        return new ToolCall(caller, call.userId(), Action.parse(approved.address()), approved.arguments(),
                call.connection()).onBehalf(approved.commission());
    }

    /** An agent by its mandate of now. Of others the approval itself says that they may. */
    private Uni<Caller> caller(Approved approved) {
        Call call = approved.call();
        Caller.Kind kind = Caller.Kind.valueOf(call.callerKind());
        return kind == Caller.Kind.AGENT
                ? mandates.find(call.tenant(), call.caller()).map(found -> found
                        .orElseThrow(() -> GeneralError.FORBIDDEN.because("the agent has no valid token any more")))
                : Uni.createFrom().item(new Caller(call.tenant(), kind, call.caller(), approved.roles()));
    }

    private Uni<Ready> prepare(Approved approved, ToolCall request, Resolution found) {
        Admission admission = Admission.of(request, found).unlessBlocked();
        ToolView tool = admission.requireTool();
        ConnectionView connection = admission.requireConnection();
        return require(approved, tool).chain(() -> runner.prepare(request, tool, found.definitions()))
                .call(() -> require(approved, tool)).map(prepared -> new Ready(connection, prepared));
    }

    /** Before, so that it is told for what it is; and after, because preparing reads where to send it. */
    private Uni<Void> require(Approved approved, ToolView tool) {
        return digests.require(approved.toolDigest(), approved.call().tenant(), tool);
    }
}
