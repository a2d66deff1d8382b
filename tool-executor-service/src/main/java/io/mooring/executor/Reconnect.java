package io.mooring.executor;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How a connection whose grant is dead comes to life: its owner goes where {@code POST /api/oauth/start} with this
 * connection's id leads.
 *
 * @param reason word for programs; absent when it is not known
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reconnect(String connectionId, String status, @Nullable String reason, String start) {

    private static final String START = "POST /api/oauth/start";

    public static Reconnect of(String connection, String status, @Nullable String reason) {
        return new Reconnect(connection, status, reason == null || reason.isEmpty() ? null : reason, START);
    }
}
