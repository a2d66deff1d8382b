package io.mooring.executor.journal;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.contracts.event.executor.ToolStarted;
import io.smallrye.mutiny.Uni;

/** Writes down calls. An item means that Kafka has the record; a failure is always {@link EventsUnavailable}. */
@ApplicationScoped
public class Journal {

    private final Ledger ledger;
    private final Owed owed;
    private final Instance instance;
    private final Clock clock;
    private final MeterRegistry meters;

    Journal(Ledger ledger, Owed owed, Instance instance, Clock clock, MeterRegistry meters) {
        this.ledger = ledger;
        this.owed = owed;
        this.instance = instance;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Records that a call is about to reach its upstream. For a read-only tool a recent acknowledgement is enough: it
     * shows that the end can be recorded too.
     */
    public Uni<Void> recordStart(Call call, boolean readOnly) {
        if (readOnly && ledger.isTrusted()) {
            return Uni.createFrom().voidItem();
        }
        return appendStart(call).onFailure()
                .invoke(() -> owe(call, End.rejected("events-unavailable", "the event log did not answer")));
    }

    /** Records that an approved call is about to reach its upstream. When this fails it is no end: it is tried again. */
    public Uni<Void> recordApprovedStart(Call call) {
        return appendStart(call);
    }

    private Uni<Void> appendStart(Call call) {
        return ledger.append(Event.of(call.tenant(), call.id(), started(call)), call.id() + ".started");
    }

    /** Records how a call ended. When Kafka does not take it now, it gets it as soon as it does. */
    public Uni<Void> recordEnd(Call call, End end) {
        Event event = event(call, end);
        String id = end.isLast() ? endId(call) : call.id() + ".awaiting";
        meters.timer("mooring.tool.calls", "outcome", end.outcome()).record(duration(call));
        return ledger.append(event, id).onFailure().invoke(() -> owed.add(id, event));
    }

    /** What a stage before the request says; when it fails, that is recorded as the end. */
    public <T> Uni<T> rejecting(Call call, Uni<T> stage) {
        return stage.onFailure().recoverWithUni(failure -> recordEnd(call, End.rejected(failure))
                .chain(() -> Uni.createFrom().failure(failure)));
    }

    private void owe(Call call, End end) {
        owed.add(endId(call), event(call, end));
    }

    /** The same for every record of the end of one call: a consumer takes it once. */
    private static String endId(Call call) {
        return call.id() + ".invoked";
    }

    private ToolStarted started(Call call) {
        return ToolStarted.newBuilder().setTenant(call.tenant()).setCall(call.id()).setIntegration(call.integration())
                .setTool(call.tool()).setConnection(call.connection()).setUserId(call.userId())
                .setCallerKind(call.callerKind()).setCaller(call.caller())
                .setArgumentsDigest(call.arguments().digest()).setStartedAt(call.startedAt())
                .setInstance(instance.id()).setArguments(call.arguments().shown())
                .setArgumentsBytes(call.arguments().bytes()).setPublication(publication(call))
                .setOriginKind(originKind(call)).setOriginId(originId(call)).build();
    }

    private static @Nullable String publication(Call call) {
        return call.commission() == null ? null : call.commission().publication();
    }

    private static @Nullable String originKind(Call call) {
        return call.commission() == null ? null : call.commission().origin().kind().name();
    }

    private static @Nullable String originId(Call call) {
        return call.commission() == null ? null : call.commission().origin().id();
    }

    private Event event(Call call, End end) {
        return Event.of(call.tenant(), call.id(), ToolInvoked.newBuilder().setTenant(call.tenant()).setCall(call.id())
                .setIntegration(call.integration()).setTool(call.tool()).setConnection(call.connection())
                .setUserId(call.userId()).setCallerKind(call.callerKind()).setCaller(call.caller())
                .setArgumentsDigest(call.arguments().digest()).setStartedAt(call.startedAt()).setOutcome(end.outcome())
                .setError(end.error()).setDetail(end.detail()).setHttpStatus(end.httpStatus())
                .setDurationMillis(duration(call).toMillis()).setResultBytes(end.resultBytes())
                .setArguments(call.arguments().shown()).setArgumentsBytes(call.arguments().bytes())
                .setStages(call.timeline().micros()).setPolicy(call.policy()).setApproval(call.approval())
                .setTrace(call.trace()).setPublication(publication(call)).setOriginKind(originKind(call))
                .setOriginId(originId(call)).build());
    }

    private Duration duration(Call call) {
        return Duration.between(call.startedAt(), clock.instant());
    }
}
