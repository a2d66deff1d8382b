package io.mooring.connection.link;

import java.util.List;

/**
 * One step of the state machine.
 *
 * @param after the connection as it is from now on
 * @param facts what others are told, beside its state
 */
public record Step(Connection after, List<Fact> facts) {

    /** What others are told about a step, each an event of its own. */
    enum Fact {
        CREATED, ACTIVATED, REFRESHED, DEGRADED, REAUTH_REQUIRED, RECOVERED, DISABLED, ENABLED, SCOPES_CHANGED, REVOKED,
        FAILED
    }

    public Step {
        facts = List.copyOf(facts);
    }

    /** Whether nothing may be left to unseal. */
    boolean destroysCredential() {
        return after.status().isOver();
    }
}
