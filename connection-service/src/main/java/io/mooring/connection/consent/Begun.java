package io.mooring.connection.consent;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A consent that waits for its browser.
 *
 * @param authUrl where to send it; good for one browser, once
 * @param connection id of the connection it will be, or is
 */
public record Begun(@JsonProperty("auth_url") String authUrl, @JsonProperty("connection_id") String connection,
        @JsonProperty("expires_at") Instant expiresAt) {

    /** Without the URL: who has it can finish. */
    @Override
    public String toString() {
        return "Begun[" + connection + "]";
    }
}
