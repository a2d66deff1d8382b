package io.mooring.webhook.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as a delivery needs it.
 *
 * @param secrets sign what is sent, the present one first; never printed; none when they do not open
 * @param rateLimit most deliveries in a second; null for no limit
 */
public record Subscription(String tenant, String id, String url, List<byte[]> secrets, @Nullable Integer rateLimit) {

    @Override
    public String toString() {
        return "Subscription[" + id + "]";
    }
}
