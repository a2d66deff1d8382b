package io.mooring.contracts.provider.linear;

import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderFailure.Wait;
import io.mooring.contracts.provider.tool.ProviderResponse;

/**
 * What errors of Linear's GraphQL mean: they come with 200, 400 or 401, and only their extensions tell them apart. Over a
 * limit it is 400 with {@code RATELIMITED}, and the reset in milliseconds.
 */
final class LinearFailures {

    private LinearFailures() {}

    /** The response, when it has data and no errors; fails with {@link ProviderFailure}. */
    static ProviderResponse require(ProviderResponse response) {
        JsonNode error = response.body().path("errors").path(0);
        if (error.isMissingNode()) {
            if (response.isSuccessful() && response.body().path("data").isObject()) {
                return response;
            }
            throw ProviderFailure.of(response.isSuccessful() ? Reason.BAD_ANSWER : byStatus(response.status()),
                    "Linear answered " + response.status(), response);
        }
        String message = error.at("/extensions/userPresentableMessage")
                .asText(error.path("message").asText("Linear did not say why"));
        throw failure(error, message, response);
    }

    private static ProviderFailure failure(JsonNode error, String message, ProviderResponse response) {
        String code = error.at("/extensions/code").asText(error.at("/extensions/type").asText())
                .toUpperCase(Locale.ROOT).replace(' ', '_');
        return switch (code) {
            case "RATELIMITED" -> ProviderFailure.limited(message, response, wait(response));
            case "AUTHENTICATION_ERROR" -> ProviderFailure.of(Reason.CREDENTIAL_REJECTED, message, response);
            case "FORBIDDEN", "FEATURE_NOT_ACCESSIBLE" ->
                ProviderFailure.of(Reason.PERMISSION_DENIED, message, response);
            case "INTERNAL_SERVER_ERROR", "INTERNAL_ERROR", "LOCK_TIMEOUT" ->
                ProviderFailure.of(Reason.UNAVAILABLE, message, response);
            default -> ProviderFailure.of(error.path("message").asText().startsWith("Entity not found")
                    ? Reason.NOT_FOUND
                    : byStatus(response.status()), message, response);
        };
    }

    private static Reason byStatus(int status) {
        return switch (status) {
            case 401 -> Reason.CREDENTIAL_REJECTED;
            case 403 -> Reason.PERMISSION_DENIED;
            default -> status >= 500 ? Reason.UNAVAILABLE : Reason.REQUEST_REFUSED;
        };
    }

    /** Requests and complexity have limits of their own: the one that is used up counts. */
    private static @Nullable Wait wait(ProviderResponse response) {
        String limit = "0".equals(response.header("x-ratelimit-complexity-remaining")) ? "complexity" : "requests";
        OptionalLong reset = response.number("x-ratelimit-" + limit + "-reset");
        return reset.isPresent() ? new Wait(0, Instant.ofEpochMilli(reset.getAsLong())) : response.retryAfter();
    }
}
