package io.mooring.executor.policy;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A policy as routes show it.
 *
 * @param scope {@code tenant}, {@code user} or {@code agent}
 * @param position place in the list of its scope and user or agent, from 0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyView(String id, String scope, @JsonProperty("user_id") @Nullable String userId,
        @JsonProperty("agent_id") @Nullable String agentId, String pattern, String action, int position,
        @JsonProperty("expires_in") @Nullable Integer expiresIn, @JsonProperty("created_by") String createdBy,
        @JsonProperty("created_at") Instant createdAt, @JsonProperty("updated_at") Instant updatedAt) {

    static PolicyView of(PolicyRow row) {
        return new PolicyView(row.id, row.audience, row.audience.equals(Audience.USER.text()) ? row.subject : null,
                row.audience.equals(Audience.AGENT.text()) ? row.subject : null, row.pattern, row.effect, row.place,
                row.expiresIn, row.createdBy, row.createdAt, row.updatedAt);
    }
}
