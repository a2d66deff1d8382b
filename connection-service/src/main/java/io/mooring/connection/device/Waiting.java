package io.mooring.connection.device;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a person is told who consents on another device, RFC 8628 §3.2. Nobody but Mooring polls.
 *
 * @param connection id of the connection it will be
 * @param interval seconds between two polls
 */
public record Waiting(@JsonProperty("connection_id") String connection, @JsonProperty("user_code") String userCode,
        @JsonProperty("verification_uri") String verificationUri,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("verification_uri_complete") @Nullable String complete,
        long interval, @JsonProperty("expires_at") Instant expiresAt) {

    /** Without the code: who has it can consent for somebody else. */
    @Override
    public String toString() {
        return "Waiting[" + connection + "]";
    }
}
