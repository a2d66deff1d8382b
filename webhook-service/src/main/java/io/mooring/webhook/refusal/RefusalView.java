package io.mooring.webhook.refusal;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A refused webhook as callers see it.
 *
 * @param reason a word
 * @param detail a sentence
 * @param size of the body in bytes
 * @param headers a JSON object; {@code …} stands for values that are not told
 */
record RefusalView(String id, Instant at, String reason, String detail, String method, int size,
        @JsonRawValue String headers) {

    static RefusalView of(RefusalRow row) {
        return new RefusalView(row.id, row.refusedAt, row.reason, row.detail, row.method, row.size, row.headers);
    }
}
