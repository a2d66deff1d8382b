package io.mooring.contracts.provider.google;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderResponse;

/**
 * What errors of Google's APIs mean. The status alone does not say it: 403 is a missing scope, a missing right, a limit of
 * calls, or an API that was never switched on; the reason in the body tells them apart.
 */
public final class GoogleFailures {

    private static final Set<String> LIMITS = Set.of("rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded",
            "dailyLimitExceeded", "concurrentLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED");
    private static final Set<String> FAULTS = Set.of("backendError", "internalError", "jobBackendError",
            "tableUnavailable");
    private static final Set<String> QUERIES = Set.of("invalidQuery", "billingTierLimitExceeded", "responseTooLarge",
            "resourcesExceeded");

    private GoogleFailures() {}

    /** The response, when it says yes; fails with {@link ProviderFailure}. */
    public static ProviderResponse require(ProviderResponse response) {
        if (response.isSuccessful()) {
            return response;
        }
        JsonNode error = response.body().path("error");
        String message = error.path("message").asText("Google said no more than its status");
        String reason = reason(error);
        throw failure(reason, reason.isEmpty() ? message : message + " (" + reason + ")", response);
    }

    /** For an error that stands in an answer of 200 as well. */
    public static ProviderFailure failure(String reason, String detail, ProviderResponse response) {
        if (LIMITS.contains(reason) || response.status() == 429) {
            return ProviderFailure.limited(detail, response, response.retryAfter());
        }
        if (QUERIES.contains(reason)) {
            return ProviderFailure.of(Reason.QUERY_FAILED, detail, response);
        }
        if (FAULTS.contains(reason)) {
            return ProviderFailure.of(Reason.UNAVAILABLE, detail, response);
        }
        return ProviderFailure.of(byStatus(response.status()), detail, response);
    }

    private static Reason byStatus(int status) {
        return switch (status) {
            case 401 -> Reason.CREDENTIAL_REJECTED;
            case 403 -> Reason.PERMISSION_DENIED;
            case 404 -> Reason.NOT_FOUND;
            case 409, 412 -> Reason.CONFLICT;
            default -> status >= 500 ? Reason.UNAVAILABLE : Reason.REQUEST_REFUSED;
        };
    }

    /** The older form first: it is the finer one. */
    private static String reason(JsonNode error) {
        for (JsonNode one : error.path("errors")) {
            if (one.path("reason").isTextual()) {
                return one.path("reason").textValue();
            }
        }
        for (JsonNode detail : error.path("details")) {
            if (detail.path("reason").isTextual()) {
                return detail.path("reason").textValue();
            }
        }
        return error.path("status").asText("");
    }
}
