package io.mooring.executor.idempotency;

import java.time.Duration;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** Table {@code claim}, for reading. */
@Entity
@Table(name = "claim", schema = "app")
@IdClass(ClaimKey.class)
class ClaimRow {

    @Id
    String tenant;

    @Id
    String caller;

    @Id
    String key;

    String digest;

    @Column(name = "claimed_at")
    Instant claimedAt;

    String state;

    /** The answer, when there is one. */
    @Nullable
    String body;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ClaimRow() {}

    /**
     * What a request is that finds this row.
     *
     * @param longest longer than any call can take: one that claims to run for longer was lost with its executor
     */
    Claim decide(String requestDigest, Instant now, Duration longest) {
        if (!digest.equals(requestDigest)) {
            return new Claim.Reused();
        }
        if (state.equals("DONE") && body != null) {
            return new Claim.Repeat(body);
        }
        return state.equals("RUNNING") && now.isBefore(claimedAt.plus(longest))
                ? new Claim.Running()
                : new Claim.Lost();
    }
}
