package io.mooring.webhook.replay;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A replay as callers see it.
 *
 * @param status {@code running}, {@code done} or {@code cancelled}
 * @param filter what it was asked for
 * @param sent events that are in Kafka once more
 * @param reached time of the last one of them; between since and until it shows how far it got
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReplayView(String id, String status, @JsonRawValue String filter, Instant since, Instant until,
        @Nullable String subscription, boolean redeliver, long sent, @Nullable Instant reached,
        @JsonProperty("created_by") String createdBy, @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("finished_at") @Nullable Instant finishedAt) {

    static ReplayView of(ReplayRow row) {
        return new ReplayView(row.id, row.state, row.filter, row.since, row.until, row.subscription, row.redeliver,
                row.sent, row.positionAt, row.createdBy, row.createdAt, row.finishedAt);
    }
}
