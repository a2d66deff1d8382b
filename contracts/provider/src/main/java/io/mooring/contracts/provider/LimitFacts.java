package io.mooring.contracts.provider;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a provider says that calls were too many.
 *
 * @param statuses that mean it
 * @param retryAfterHeader seconds to wait
 * @param resetHeader when calls are welcome again, in {@code resetUnit}
 * @param resetUnit of the reset header
 * @param remainingHeader calls that are left
 */
public record LimitFacts(List<Integer> statuses, @Nullable String retryAfterHeader, @Nullable String resetHeader,
        @Nullable ResetUnit resetUnit, @Nullable String remainingHeader) {

    /** What the number in the reset header counts. */
    public enum ResetUnit {
        SECONDS, EPOCH_SECONDS, EPOCH_MILLIS
    }

    public LimitFacts {
        statuses = List.copyOf(statuses);
    }
}
