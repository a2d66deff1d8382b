package io.mooring.executor.projection;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.executor.ToolInvoked;

/** What is known of a call that ended; components are columns. */
record EndedCall(String id, String integration, String tool, @Nullable String connection, @Nullable String userId,
        String callerKind, String caller, String argumentsDigest, String startedAt, String outcome,
        @Nullable String error, @Nullable String detail, @Nullable Integer httpStatus, long durationMillis,
        long resultBytes, @Nullable String arguments, long argumentsBytes, Map<String, Long> stages,
        @Nullable String policy, @Nullable String approval, @Nullable String trace,
        @Nullable String publication, @Nullable String originKind,
        @Nullable String originId) implements CallWriter.Entry {

    static EndedCall of(ToolInvoked event) {
        return new EndedCall(event.getCall(), event.getIntegration(), event.getTool(), event.getConnection(),
                event.getUserId(), event.getCallerKind(), event.getCaller(), event.getArgumentsDigest(),
                event.getStartedAt().toString(), event.getOutcome(), event.getError(), event.getDetail(),
                event.getHttpStatus(), event.getDurationMillis(), event.getResultBytes(), event.getArguments(),
                event.getArgumentsBytes(), event.getStages(), event.getPolicy(), event.getApproval(),
                event.getTrace(), event.getPublication(), event.getOriginKind(), event.getOriginId());
    }
}
