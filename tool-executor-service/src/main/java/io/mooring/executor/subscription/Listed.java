package io.mooring.executor.subscription;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Mandate;

/**
 * What {@code tools/list} answers somebody.
 *
 * @param order rises with each look
 * @param mandate the bindings it was for; null when it is nobody's but a person's own
 * @param digest of all its pages
 */
record Listed(long order, @Nullable Mandate mandate, String digest) {

    /** Of who listened before anybody could look: whatever is seen is something else. */
    static Listed unseen(@Nullable Mandate mandate) {
        return new Listed(0, mandate, "");
    }

    boolean isBefore(Listed other) {
        return order < other.order;
    }
}
