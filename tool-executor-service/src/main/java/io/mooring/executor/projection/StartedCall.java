package io.mooring.executor.projection;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.executor.ToolStarted;

/** What is known of a call that is about to reach its upstream; components are columns. */
record StartedCall(String id, String integration, String tool, @Nullable String connection, @Nullable String userId,
        String callerKind, String caller, String argumentsDigest, String startedAt, String instance,
        @Nullable String arguments, long argumentsBytes, @Nullable String publication, @Nullable String originKind,
        @Nullable String originId) implements CallWriter.Entry {

    static StartedCall of(ToolStarted event) {
        return new StartedCall(event.getCall(), event.getIntegration(), event.getTool(), event.getConnection(),
                event.getUserId(), event.getCallerKind(), event.getCaller(), event.getArgumentsDigest(),
                event.getStartedAt().toString(), event.getInstance(), event.getArguments(), event.getArgumentsBytes(),
                event.getPublication(), event.getOriginKind(), event.getOriginId());
    }
}
