package io.mooring.executor.audit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A call as the audit shows it; no argument and no result. */
record CallView(String id, String integration, String tool, @Nullable String connection,
        @JsonProperty("user_id") @Nullable String userId, @JsonProperty("caller_kind") String callerKind, String caller,
        @JsonProperty("arguments_digest") String argumentsDigest, @JsonProperty("started_at") Instant startedAt,
        String outcome, @Nullable String error, @Nullable String detail,
        @JsonProperty("http_status") @Nullable Integer httpStatus,
        @JsonProperty("duration_millis") @Nullable Long durationMillis,
        @JsonProperty("result_bytes") @Nullable Long resultBytes) {

    static CallView of(CallRow row) {
        return new CallView(row.id, row.integration, row.tool, row.connection, row.userId, row.callerKind, row.caller,
                row.argumentsDigest, row.startedAt, row.outcome == null ? CallFilter.RUNNING : row.outcome, row.error,
                row.detail, row.httpStatus, row.durationMillis, row.resultBytes);
    }
}
