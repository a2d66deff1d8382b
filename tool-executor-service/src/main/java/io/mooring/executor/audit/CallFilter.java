package io.mooring.executor.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.origin.WebhookOrigin;
import io.mooring.contracts.page.Times;
import io.mooring.contracts.problem.GeneralError;

/**
 * Which calls to list; what is null does not matter.
 *
 * @param caller id of the agent or key, subject of the token
 * @param origin id of the webhook's event or of the session they came from
 * @param until calls that began before
 */
record CallFilter(@Nullable String userId, @Nullable String integration, @Nullable String tool,
        @Nullable String connection, @Nullable String caller, @Nullable String outcome, @Nullable String error,
        @Nullable String trace, @Nullable String origin, @Nullable Instant since, @Nullable Instant until) {

    static final String RUNNING = "RUNNING";
    private static final Set<String> OUTCOMES = Set.of("SUCCEEDED", "FAILED", "REJECTED", "UNKNOWN", "AWAITING",
            RUNNING);

    static CallFilter of(CallQuery query) {
        return new CallFilter(query.userId, query.integration, query.tool, query.connection, query.caller,
                outcome(query.outcome), query.error, trace(query.trace), origin(query.origin),
                query.since == null ? null : instant("since", query.since),
                query.until == null ? null : instant("until", query.until));
    }

    private static @Nullable String outcome(@Nullable String text) {
        String outcome = text == null ? null : text.toUpperCase(Locale.ROOT);
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw GeneralError.BAD_REQUEST.at("outcome", "expected one of " + OUTCOMES.stream().sorted().toList());
        }
        return outcome;
    }

    private static @Nullable String trace(@Nullable String text) {
        if (text != null && !text.matches("[0-9a-f]{32}")) {
            throw GeneralError.BAD_REQUEST.at("trace", "expected 32 hex digits, as in traceparent");
        }
        return text;
    }

    private static @Nullable String origin(@Nullable String text) {
        return text == null ? null : WebhookOrigin.event(text).orElse(text);
    }

    static Instant instant(String parameter, String text) {
        try {
            return Times.parse(text);
        } catch (DateTimeException e) {
            throw GeneralError.BAD_REQUEST.at(parameter, "expected a time like 2026-11-21T08:00:00Z");
        }
    }

    /** Conditions over {@code CallRow}, each with a leading {@code and}. */
    String conditions() {
        List<String> conditions = new ArrayList<>();
        parameters().keySet().stream().sorted().forEach(name -> conditions.add(switch (name) {
            case "since" -> " and startedAt >= :since";
            case "origin" -> " and originKind in ('WEBHOOK', 'SESSION') and originId = :origin";
            case "until" -> " and startedAt < :until";
            default -> " and " + name + " = :" + name;
        }));
        if (RUNNING.equals(outcome)) {
            conditions.add(" and outcome is null");
        }
        return String.join("", conditions);
    }

    /** Values of the conditions. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        put(parameters, "userId", userId);
        put(parameters, "integration", integration);
        put(parameters, "tool", tool);
        put(parameters, "connection", connection);
        put(parameters, "caller", caller);
        put(parameters, "outcome", RUNNING.equals(outcome) ? null : outcome);
        put(parameters, "error", error);
        put(parameters, "trace", trace);
        put(parameters, "origin", origin);
        put(parameters, "since", since);
        put(parameters, "until", until);
        return parameters;
    }

    private static void put(Map<String, Object> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
