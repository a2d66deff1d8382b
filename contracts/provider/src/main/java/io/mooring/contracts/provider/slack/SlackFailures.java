package io.mooring.contracts.provider.slack;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.tool.ProviderFailure;
import io.mooring.contracts.provider.tool.ProviderFailure.Reason;
import io.mooring.contracts.provider.tool.ProviderResponse;

/** What Slack's errors mean. Nearly all of them come with status 200 and {@code "ok": false}. */
final class SlackFailures {

    private static final Map<String, Reason> MEANINGS = Stream.of(
            meaning(Reason.CREDENTIAL_REJECTED, "not_authed", "invalid_auth", "account_inactive", "token_revoked",
                    "token_expired", "org_login_required"),
            meaning(Reason.PERMISSION_DENIED, "missing_scope", "no_permission", "not_allowed_token_type",
                    "ekm_access_denied", "access_denied", "enterprise_is_restricted", "restricted_action",
                    "team_access_not_granted", "cant_update_message", "edit_window_closed",
                    "restricted_action_read_only_channel", "restricted_action_thread_only_channel"),
            meaning(Reason.NOT_FOUND, "channel_not_found", "user_not_found", "users_not_found", "message_not_found",
                    "thread_not_found", "team_not_found"),
            meaning(Reason.CONFLICT, "already_reacted"),
            meaning(Reason.UNAVAILABLE, "internal_error", "fatal_error", "service_unavailable", "request_timeout",
                    "team_added_to_org"))
            .flatMap(meanings -> meanings.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private SlackFailures() {}

    /** The response, when it says yes; fails with {@link ProviderFailure}. */
    static ProviderResponse require(ProviderResponse response) {
        JsonNode body = response.body();
        if (response.isSuccessful() && body.path("ok").asBoolean(false)) {
            return response;
        }
        String error = body.path("error").asText();
        if (response.status() == 429 || error.equals("ratelimited") || error.equals("rate_limited")) {
            throw ProviderFailure.limited("Slack asks for fewer calls", response, response.retryAfter());
        }
        if (error.isEmpty()) {
            throw ProviderFailure.of(response.status() >= 500 ? Reason.UNAVAILABLE : Reason.BAD_ANSWER,
                    "Slack answered " + response.status() + " without an error of its own", response);
        }
        throw ProviderFailure.of(MEANINGS.getOrDefault(error, Reason.REQUEST_REFUSED), detail(error, body), response);
    }

    private static String detail(String error, JsonNode body) {
        return body.path("needed").isTextual()
                ? error + ": needs " + body.path("needed").asText() + ", has " + body.path("provided").asText()
                : error;
    }

    private static Map<String, Reason> meaning(Reason reason, String... errors) {
        return Stream.of(errors).collect(Collectors.toMap(error -> error, error -> reason));
    }
}
