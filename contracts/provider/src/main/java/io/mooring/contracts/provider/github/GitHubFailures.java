package io.mooring.contracts.provider.github;

import java.time.Instant;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderFailure.Wait;
import io.mooring.contracts.provider.tool.ProviderResponse;

/**
 * What GitHub's errors mean. Both its limits answer 403 or 429: the primary one with {@code x-ratelimit-remaining: 0} and
 * the reset, secondary ones with {@code retry-after} or by their message alone, then a minute is asked for.
 */
final class GitHubFailures {

    private static final long A_MINUTE = 60;

    private GitHubFailures() {}

    /** The response, when it says yes; fails with {@link ProviderFailure}. */
    static ProviderResponse require(ProviderResponse response) {
        if (response.isSuccessful()) {
            return response;
        }
        throw failure(response);
    }

    private static ProviderFailure failure(ProviderResponse response) {
        String message = message(response.body());
        return switch (response.status()) {
            case 401 -> ProviderFailure.of(Reason.CREDENTIAL_REJECTED, message, response);
            case 403, 429 -> isLimit(response, message)
                    ? ProviderFailure.limited(message, response, wait(response))
                    : ProviderFailure.of(Reason.PERMISSION_DENIED, message, response);
            case 404, 410 -> ProviderFailure.of(Reason.NOT_FOUND,
                    message + "; or the account may not see it", response);
            case 409 -> ProviderFailure.of(Reason.CONFLICT, message, response);
            case 400, 422 -> ProviderFailure.of(Reason.REQUEST_REFUSED, message, response);
            default -> ProviderFailure.of(response.status() >= 500 ? Reason.UNAVAILABLE : Reason.REQUEST_REFUSED,
                    message, response);
        };
    }

    private static boolean isLimit(ProviderResponse response, String message) {
        return response.status() == 429 || "0".equals(response.header("x-ratelimit-remaining"))
                || response.header("retry-after") != null || message.contains("secondary rate limit")
                || message.contains("abuse detection");
    }

    private static Wait wait(ProviderResponse response) {
        @Nullable
        Wait said = response.retryAfter();
        OptionalLong reset = response.number("x-ratelimit-reset");
        if (said != null) {
            return said;
        }
        return "0".equals(response.header("x-ratelimit-remaining")) && reset.isPresent()
                ? new Wait(0, Instant.ofEpochSecond(reset.getAsLong()))
                : new Wait(A_MINUTE, null);
    }

    /** Its message, and which field it is about. */
    private static String message(JsonNode body) {
        StringBuilder text = new StringBuilder(body.path("message").asText("GitHub said no more than its status"));
        for (JsonNode error : body.path("errors")) {
            text.append(text.indexOf(":") < 0 ? ": " : ", ").append(error.isTextual()
                    ? error.textValue()
                    : error.path("message").asText(error.path("field").asText() + " " + error.path("code").asText()));
        }
        return text.toString();
    }
}
