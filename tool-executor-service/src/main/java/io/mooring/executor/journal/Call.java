package io.mooring.executor.journal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One call, as far as it is known.
 *
 * @param integration empty until the tool is known
 * @param tool as asked for until it is known
 * @param argumentsDigest SHA-256 of the canonical arguments; their values are never kept
 */
public record Call(String tenant, String id, String integration, String tool, @Nullable String connection,
        String userId, String callerKind, String caller, String argumentsDigest, Instant startedAt) {

    public Call of(String knownIntegration, String knownTool) {
        return new Call(tenant, id, knownIntegration, knownTool, connection, userId, callerKind, caller,
                argumentsDigest, startedAt);
    }

    public Call on(String chosenConnection) {
        return new Call(tenant, id, integration, tool, chosenConnection, userId, callerKind, caller, argumentsDigest,
                startedAt);
    }
}
