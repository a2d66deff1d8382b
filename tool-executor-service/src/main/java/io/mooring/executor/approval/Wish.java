package io.mooring.executor.approval;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.journal.Call;

/**
 * A call that wants to run.
 *
 * @param roles of the caller
 * @param address canonical address of the tool
 * @param arguments all of them, as they were sent
 * @param toolDigest of the tool's definition
 * @param reason which rule wants an approval
 * @param expiresIn seconds until it expires; null: the usual time
 */
public record Wish(Call call, Set<String> roles, String address, JsonNode arguments, String toolDigest, String reason,
        @Nullable Integer expiresIn) {

    /** Without the arguments. */
    @Override
    public String toString() {
        return "Wish[" + call.id() + "]";
    }
}
