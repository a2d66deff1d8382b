package io.mooring.executor.invitation;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A link, for one user.
 *
 * @param id of the session it opens
 * @param url for the first browser that comes
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Invitation(String id, String url, Instant expiresAt) {

    /** Without the link. */
    @Override
    public String toString() {
        return "Invitation[" + id + "]";
    }
}
