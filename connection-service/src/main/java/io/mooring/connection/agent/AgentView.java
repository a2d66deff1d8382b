package io.mooring.connection.agent;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

import io.mooring.connection.agent.Issuance.IssuedToken;

/**
 * An agent.
 *
 * @param token the token, only in the answer that makes it
 * @param tokenPrefix how the token begins; none when it has no token
 */
@JsonNaming(SnakeCaseStrategy.class)
record AgentView(String id, String name, String userId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token, @Nullable String tokenPrefix,
        @Nullable Instant tokenCreatedAt, List<BindingView> bindings, Instant createdAt, String createdBy) {

    /** What it may do with an app. */
    @JsonNaming(SnakeCaseStrategy.class)
    record BindingView(String app, String access, String naming, List<String> pinned, Instant boundAt) {

        static BindingView of(BindingRow row) {
            return new BindingView(row.app, row.access, row.binding().naming(), row.binding().pinned(), row.boundAt);
        }
    }

    static AgentView of(RegisteredAgents.Agent agent) {
        return of(agent.row(), agent.bindings(), null);
    }

    /** The only body that ever holds a token. */
    static AgentView of(IssuedToken issued) {
        return of(issued.agent(), issued.bindings(), issued.token().text());
    }

    private static AgentView of(AgentRow row, List<BindingRow> bindings, @Nullable String token) {
        return new AgentView(row.id, row.name, row.userId, token,
                row.tokenAt == null ? null : row.id.replaceFirst("agent_", "agt_"), row.tokenAt,
                bindings.stream().map(BindingView::of).toList(), row.createdAt, row.createdBy);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "AgentView[" + id + "]";
    }
}
