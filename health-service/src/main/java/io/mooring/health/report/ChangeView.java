package io.mooring.health.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.event.health.HealthChanged;
import io.mooring.health.Status;

/**
 * One change of a status.
 *
 * @param previous none the first time
 * @param version rises with every change of the subject
 */
record ChangeView(@Nullable String previous, String status, String reason, long version, Instant at) {

    static ChangeView of(@Nullable String previous, String status, String reason, long version, Instant at) {
        return new ChangeView(previous == null ? null : word(previous), word(status), reason, version, at);
    }

    private static String word(String status) {
        return Status.valueOf(status).word();
    }

    /**
     * A change as the stream tells it.
     *
     * @param subject {@code integration} or {@code connection}
     * @param id slug or connection id
     */
    record Told(String subject, String id, @Nullable String previous, String status, String reason, long version) {

        static Told of(HealthChanged change) {
            return new Told(change.getSubject(), change.getId(),
                    change.getPrevious() == null ? null : word(change.getPrevious()), word(change.getStatus()),
                    change.getReason(), change.getVersion());
        }
    }
}
