package io.mooring.executor.approval;

import java.time.Instant;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.journal.Call;

/**
 * A call somebody approved of, with everything that was shown.
 *
 * @param decidedAt since when it may run
 */
public record Approved(ApprovalKey key, Call call, Set<String> roles, String address, JsonNode arguments,
        String toolDigest, Instant decidedAt) {

    /** Without the arguments. */
    @Override
    public String toString() {
        return "Approved[" + key + "]";
    }
}
