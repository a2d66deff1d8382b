package io.mooring.executor.journal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One call, as far as it is known.
 *
 * @param integration empty until the tool is known
 * @param tool as asked for until it is known
 * @param policy id of the policy that decided what becomes of it; null while none has
 * @param approval id of the approval it needs; null when none
 * @param trace id of the trace its request belongs to (W3C Trace Context, 32 hex digits); null when it has none or it is not
 *        known here
 * @param commission on whose behalf; null when that is not known here
 */
public record Call(String tenant, String id, String integration, String tool, @Nullable String connection,
        String userId, String callerKind, String caller, Arguments arguments, Instant startedAt, Timeline timeline,
        @Nullable String policy, @Nullable String approval, @Nullable String trace, @Nullable Commission commission) {

    /** One whose trace is not known. */
    public Call(String tenant, String id, String integration, String tool, @Nullable String connection, String userId,
            String callerKind, String caller, Arguments arguments, Instant startedAt, Timeline timeline,
            @Nullable String policy, @Nullable String approval) {
        this(tenant, id, integration, tool, connection, userId, callerKind, caller, arguments, startedAt, timeline,
                policy, approval, null, null);
    }

    /** One of which no more is known than what was asked for. */
    public Call(String tenant, String id, String tool, String userId, String callerKind, String caller,
            Arguments arguments, Instant startedAt) {
        this(tenant, id, "", tool, null, userId, callerKind, caller, arguments, startedAt, Timeline.begin(), null,
                null);
    }

    public Call of(String knownIntegration, String knownTool) {
        return new Call(tenant, id, knownIntegration, knownTool, connection, userId, callerKind, caller, arguments,
                startedAt, timeline, policy, approval, trace, commission);
    }

    /** On a connection; null when it needs none. */
    public Call on(@Nullable String chosenConnection) {
        return new Call(tenant, id, integration, tool, chosenConnection, userId, callerKind, caller, arguments,
                startedAt, timeline, policy, approval, trace, commission);
    }

    public Call decidedBy(@Nullable String decidingPolicy) {
        return new Call(tenant, id, integration, tool, connection, userId, callerKind, caller, arguments, startedAt,
                timeline, decidingPolicy, approval, trace, commission);
    }

    public Call awaiting(String neededApproval) {
        return new Call(tenant, id, integration, tool, connection, userId, callerKind, caller, arguments, startedAt,
                timeline, policy, neededApproval, trace, commission);
    }

    public Call tracedBy(@Nullable String knownTrace) {
        return new Call(tenant, id, integration, tool, connection, userId, callerKind, caller, arguments, startedAt,
                timeline, policy, approval, knownTrace, commission);
    }

    public Call onBehalf(@Nullable Commission known) {
        return new Call(tenant, id, integration, tool, connection, userId, callerKind, caller, arguments, startedAt,
                timeline, policy, approval, trace, known);
    }
}
