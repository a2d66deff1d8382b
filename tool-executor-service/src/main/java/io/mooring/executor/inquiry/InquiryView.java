package io.mooring.executor.inquiry;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How far a connection is with saying what it offers.
 *
 * @param state {@code waiting}, {@code asking}, {@code answered}, {@code failed}, {@code given} or, while the connection
 *        can't be used, {@code paused}
 * @param configRevision configuration of the integration with which it answered last
 * @param nextAt when it is asked again
 * @param failures in a row
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InquiryView(String connection, String integration, String kind, String state,
        @JsonProperty("asked_at") @Nullable Instant askedAt, @JsonProperty("answered_at") @Nullable Instant answeredAt,
        @JsonProperty("config_revision") @Nullable Long configRevision,
        @JsonProperty("next_at") @Nullable Instant nextAt, int failures, @Nullable Trouble error) {

    /** Why the last try came to nothing. */
    record Trouble(String slug, String detail, Instant at) {}

    static InquiryView of(InquiryRow row, Instant now) {
        return new InquiryView(row.connection, row.integration, row.kind, state(row, now), row.askedAt, row.answeredAt,
                row.answeredRevision, row.active ? row.nextAt : null, row.failures, trouble(row));
    }

    private static String state(InquiryRow row, Instant now) {
        if (!row.active) {
            return "paused";
        }
        return row.claimedUntil != null && now.isBefore(row.claimedUntil)
                ? "asking"
                : row.state.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Trouble trouble(InquiryRow row) {
        return row.error == null || row.detail == null || row.failedAt == null
                ? null
                : new Trouble(row.error, row.detail, row.failedAt);
    }
}
