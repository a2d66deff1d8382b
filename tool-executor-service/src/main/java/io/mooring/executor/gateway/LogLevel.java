package io.mooring.executor.gateway;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.rpc.Fault;

/** Levels of messages to clients (RFC 5424), the least first. */
final class LogLevel {

    private static final List<String> LEVELS = List.of("debug", "info", "notice", "warning", "error", "critical",
            "alert", "emergency");

    private LogLevel() {}

    /** Fails with {@link Fault} when it is none. */
    static String require(JsonNode level) {
        if (!LEVELS.contains(level.asText())) {
            throw Fault.invalidParams("level: expected one of " + String.join(", ", LEVELS));
        }
        return level.asText();
    }

    /** Whether a message is to be sent. @param from the least level that is wanted; null: none is */
    static boolean admits(@Nullable String from, JsonNode message) {
        int least = from == null ? -1 : LEVELS.indexOf(from);
        return least >= 0 && LEVELS.indexOf(message.path("level").asText()) >= least;
    }
}
