package io.mooring.executor.audit;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A call as the audit shows it; no result.
 *
 * @param agent id of the agent that called
 * @param key id of the API key it was called with
 * @param arguments for people to read: without secrets, long parts cut
 * @param stages microseconds by stage
 * @param origin what made somebody call; of a rejected call as it claimed
 */
record CallView(String id, String integration, String tool, @Nullable String connection,
        @JsonProperty("user_id") @Nullable String userId, @JsonProperty("caller_kind") String callerKind, String caller,
        @Nullable String agent, @Nullable String key, @JsonProperty("arguments_digest") String argumentsDigest,
        @JsonRawValue @Nullable String arguments, @JsonProperty("arguments_bytes") long argumentsBytes,
        @JsonProperty("started_at") Instant startedAt, String outcome, @Nullable String error, @Nullable String detail,
        @JsonProperty("http_status") @Nullable Integer httpStatus,
        @JsonProperty("duration_millis") @Nullable Long durationMillis,
        @JsonRawValue @Nullable String stages, @JsonProperty("result_bytes") @Nullable Long resultBytes,
        @Nullable String policy, @Nullable String approval, @Nullable String trace, @Nullable String publication,
        @Nullable Origin origin) {

    /** {@code kind}: webhook, session, agent or caller; {@code id} of a webhook is that of its event. */
    record Origin(String kind, @Nullable String id) {}

    static CallView of(CallRow row) {
        return new CallView(row.id, row.integration, row.tool, row.connection, row.userId, row.callerKind, row.caller,
                row.callerKind.equals("AGENT") ? row.caller : null,
                row.callerKind.equals("API_KEY") ? row.caller : null, row.argumentsDigest, row.arguments,
                row.argumentsBytes, row.startedAt, row.outcome == null ? CallFilter.RUNNING : row.outcome, row.error,
                row.detail, row.httpStatus, row.durationMillis, row.stages, row.resultBytes, row.policy, row.approval,
                row.trace, row.publication, row.originKind == null
                        ? null
                        : new Origin(row.originKind.toLowerCase(Locale.ROOT), row.originId));
    }
}
