package io.mooring.executor.subscription;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Mandate;

/**
 * What somebody's lists are: all tools, and who is asked for prompts and resources.
 *
 * @param order rises with each look
 * @param mandate the bindings it was for; null when it is nobody's but a person's own
 * @param digests of the lists, by the notification that one has changed
 */
record Listed(long order, @Nullable Mandate mandate, Map<String, String> digests) {

    /** Of who listened before anybody could look: whatever is seen is something else. */
    static Listed unseen(@Nullable Mandate mandate) {
        return new Listed(0, mandate, Map.of());
    }

    boolean isBefore(Listed other) {
        return order < other.order;
    }

    /** Those of the lists that another look saw otherwise. */
    Set<String> differingFrom(Listed other) {
        return digests.entrySet().stream().filter(list -> !list.getValue().equals(other.digests.get(list.getKey())))
                .map(Map.Entry::getKey).collect(Collectors.toUnmodifiableSet());
    }
}
