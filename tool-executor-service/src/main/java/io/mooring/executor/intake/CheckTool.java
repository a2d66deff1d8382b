package io.mooring.executor.intake;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Body of {@code POST /api/tools/check}: that of {@code execute}, and who would call.
 *
 * @param agentId the agent whose call it would be; null: the caller's
 */
record CheckTool(@JsonProperty("user_id") @Nullable String userId, @JsonProperty("agent_id") @Nullable String agentId,
        @Nullable String action, @Nullable JsonNode params, @Nullable String connection,
        @Nullable String publication) {

    ExecuteTool call() {
        return new ExecuteTool(userId, action, params, connection, publication, null);
    }
}
