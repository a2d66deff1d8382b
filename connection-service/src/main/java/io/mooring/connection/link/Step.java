package io.mooring.connection.link;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One step of the state machine.
 *
 * @param after the connection as it is from now on
 * @param facts what others are told, beside its state
 * @param end present when the step is the last one
 */
public record Step(Connection after, List<Fact> facts, @Nullable End end) {

    /**
     * How it ended.
     *
     * @param removal why nothing of it is left; null: it stays, REVOKED
     * @param revocation how telling the provider ended; null when there was nothing to tell
     * @param revokedTokens those the provider ended
     */
    record End(@Nullable String removal, @Nullable String revocation, @Nullable String detail,
            List<String> revokedTokens) {

        End {
            revokedTokens = List.copyOf(revokedTokens);
        }
    }

    /** What others are told about a step, each an event of its own. */
    enum Fact {
        CREATED, ACTIVATED, REFRESHED, DEGRADED, REAUTH_REQUIRED, RECOVERED, DISABLED, ENABLED, SCOPES_CHANGED, REVOKED,
        FAILED
    }

    public Step {
        facts = List.copyOf(facts);
    }

    Step(Connection after, List<Fact> facts) {
        this(after, facts, null);
    }

    /** Whether nothing may be left to unseal. */
    boolean destroysCredential() {
        return after.status().isOver() || removes();
    }

    /** Whether no call can use it any more, now or later. */
    boolean ends() {
        return destroysCredential() || after.status() == ConnectionStatus.REVOKING;
    }

    /** Whether nothing of it may be left at all. */
    boolean removes() {
        return end != null && end.removal() != null;
    }

    List<String> revokedTokens() {
        return end == null ? List.of() : end.revokedTokens();
    }
}
