package io.mooring.webhook.subscription;

/**
 * A subscription as a delivery needs it.
 *
 * @param secret signs what is sent; never printed
 */
public record Subscription(String id, String url, byte[] secret) {

    @Override
    public String toString() {
        return "Subscription[" + id + "]";
    }
}
