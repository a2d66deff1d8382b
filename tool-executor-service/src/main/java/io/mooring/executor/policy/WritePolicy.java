package io.mooring.executor.policy;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.mooring.contracts.problem.GeneralError;

/**
 * Body of {@code POST} and {@code PATCH}. Without user and agent a policy is the tenant's.
 *
 * @param position place in its list, from 0; null: above everything that is not more specific
 * @param expiresIn seconds an approval may take
 */
record WritePolicy(@JsonProperty("user_id") @Nullable String userId,
        @JsonProperty("agent_id") @Nullable String agentId, @Nullable String pattern, @Nullable String action,
        @Nullable Integer position, @JsonProperty("expires_in") @Nullable Integer expiresIn) {

    private static final Pattern AGENT = Pattern.compile("agent_[a-z2-7]{16}");
    private static final int LONGEST_USER = 256;
    private static final int LONGEST_WAIT = 604_800;

    Audience audience() {
        if (userId != null && agentId != null) {
            throw GeneralError.BAD_REQUEST.at("/agent_id", "expected none beside a user_id");
        }
        return userId != null ? Audience.USER : agentId != null ? Audience.AGENT : Audience.TENANT;
    }

    /** Fails with 400 that names the field. */
    String subject() {
        if (userId != null && (userId.isBlank() || userId.length() > LONGEST_USER
                || userId.chars().anyMatch(Character::isISOControl))) {
            throw GeneralError.BAD_REQUEST.at("/user_id", "expected 1 to " + LONGEST_USER + " characters");
        }
        if (agentId != null && !AGENT.matcher(agentId).matches()) {
            throw GeneralError.BAD_REQUEST.at("/agent_id", "expected the id of an agent");
        }
        return userId != null ? userId : agentId != null ? agentId : "";
    }

    ToolPattern requirePattern() {
        return ToolPattern.parse(pattern == null ? "" : pattern)
                .orElseThrow(() -> GeneralError.BAD_REQUEST.at("/pattern", ToolPattern.EXPECTED));
    }

    Effect requireEffect() {
        return Effect.parse(action == null ? "" : action).orElseThrow(
                () -> GeneralError.BAD_REQUEST.at("/action", "expected approve, require_approval or block"));
    }

    /** Checks what is there of a body, whether or not more is needed. */
    WritePolicy checked() {
        if (position != null && position < 0) {
            throw GeneralError.BAD_REQUEST.at("/position", "expected a number from 0");
        }
        if (expiresIn != null && (expiresIn < 1 || expiresIn > LONGEST_WAIT)) {
            throw GeneralError.BAD_REQUEST.at("/expires_in", "expected seconds from 1 to " + LONGEST_WAIT);
        }
        return this;
    }

    /** For a change: whose policy it is stays. */
    WritePolicy withoutSubject() {
        if (userId != null || agentId != null) {
            throw GeneralError.BAD_REQUEST.at(userId != null ? "/user_id" : "/agent_id",
                    "expected none: whose policy it is can't be changed");
        }
        return this;
    }
}
