package io.mooring.health.signal;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One look at an integration.
 *
 * @param integration slug
 * @param connection connection in use, empty when the call used none
 * @param at when it was over
 * @param finding what it says
 * @param millis how long the call took; 0 when there was none
 * @param httpStatus status of the upstream, when it answered
 */
public record Observation(String integration, String connection, Instant at, Finding finding, long millis,
        @Nullable Integer httpStatus) {

    /** A connection that became usable. */
    public static Observation activation(String integration, String connection, Instant at) {
        return new Observation(integration, connection, at, Finding.ACTIVATED, 0, null);
    }
}
