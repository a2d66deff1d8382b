package io.mooring.webhook.dispatch;

import java.util.Map;

/**
 * A hint inside the process: deliveries were written, have a look. It may get lost.
 *
 * @param bySubscription how many, by id of the subscription; empty when it is not known
 */
public record Due(Map<String, Integer> bySubscription) {

    /** Address on the process's event bus. */
    public static final String ADDRESS = "webhook.delivery.due";
    /** Somewhere. */
    public static final Due SOMEWHERE = new Due(Map.of());
}
