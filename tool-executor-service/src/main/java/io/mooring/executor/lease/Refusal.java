package io.mooring.executor.lease;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Reconnect;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** What connection-service says when it grants no lease, as it is told to the caller. Pure. */
final class Refusal {

    private static final String TOKEN_PENDING = "urn:mooring:problem:token-pending";
    private static final int LONGEST_WAIT = 3600;

    private Refusal() {}

    /** The connection can't be used now: why, and how it is mended where its owner can do that. */
    static HttpProblem notActive(ObjectMapper json, String connection, String body) {
        JsonNode said = read(json, body);
        HttpProblem plain = ExecutorError.CONNECTION_NOT_ACTIVE.because("connection " + connection
                + " can't be used now: " + said.path("detail").asText("connection-service does not say why"));
        String status = said.path("connection_status").asText("");
        String reason = said.path("reason").asText("");
        return status.equals("REAUTH_REQUIRED")
                ? HttpProblem.builder(plain).with("reconnect", Reconnect.of(connection, status, reason)).build()
                : plain;
    }

    /** Nothing to lease yet; null when that is not what it says. */
    static @Nullable HttpProblem pending(ObjectMapper json, @Nullable String retryAfter, String body) {
        JsonNode said = read(json, body);
        if (!said.path("type").asText().equals(TOKEN_PENDING)) {
            return null;
        }
        int seconds = retryAfter != null && retryAfter.matches("\\d{1,6}")
                ? Math.clamp(Integer.parseInt(retryAfter), 1, LONGEST_WAIT)
                : ExecutorError.CREDENTIALS_UNAVAILABLE.retryAfter();
        return HttpProblem.builder(ExecutorError.CREDENTIALS_UNAVAILABLE.because(said.path("detail").asText()))
                .withHeader("Retry-After", seconds).build();
    }

    private static JsonNode read(ObjectMapper json, String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException notJson) {
            return json.missingNode(); // then nothing is said but the status
        }
    }
}
