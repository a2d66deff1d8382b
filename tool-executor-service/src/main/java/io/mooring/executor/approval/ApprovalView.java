package io.mooring.executor.approval;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * An approval as routes show it.
 *
 * @param status {@code pending}, {@code approved}, {@code running}, {@code done}, {@code denied}, {@code expired}
 * @param arguments for people to read: without secrets, long parts cut
 * @param outcome how the call ended, once it is done
 * @param answer what {@code execute} would have answered; only where one approval is shown
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ApprovalView(String id, String status, @JsonProperty("call_id") String callId,
        @JsonProperty("user_id") String userId, @JsonProperty("caller_kind") String callerKind, String caller,
        String integration, String tool, @Nullable String connection, String address,
        @JsonRawValue String arguments, @JsonProperty("arguments_digest") String argumentsDigest,
        @Nullable String policy, String reason, @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("expires_at") Instant expiresAt, @JsonProperty("decided_at") @Nullable Instant decidedAt,
        @JsonProperty("decided_by") @Nullable String decidedBy,
        @JsonProperty("decided_kind") @Nullable String decidedKind, @Nullable String note,
        @JsonProperty("ended_at") @Nullable Instant endedAt, @Nullable String outcome,
        @JsonRawValue @Nullable String answer) {

    static ApprovalView of(ApprovalRow row, Instant now) {
        return of(row, now, null);
    }

    static ApprovalView withAnswer(ApprovalRow row, Instant now) {
        return of(row, now, row.answer);
    }

    private static ApprovalView of(ApprovalRow row, Instant now, @Nullable String answer) {
        return new ApprovalView(row.id, status(row, now), row.call, row.userId, row.callerKind, row.caller,
                row.integration, row.tool, row.connection, row.address, row.arguments, row.argumentsDigest, row.policy,
                row.reason, row.startedAt, row.expiresAt, row.decidedAt, row.decidedBy, row.decidedKind, row.note,
                row.endedAt, row.outcome, answer);
    }

    /** One whose time is over is expired, whether or not that has been written down. */
    private static String status(ApprovalRow row, Instant now) {
        boolean over = row.state.equals(ApprovalStore.PENDING) && !now.isBefore(row.expiresAt);
        return (over ? "EXPIRED" : row.state).toLowerCase(Locale.ROOT);
    }
}
