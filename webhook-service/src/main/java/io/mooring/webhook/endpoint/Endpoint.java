package io.mooring.webhook.endpoint;

/**
 * An endpoint as the intake needs it.
 *
 * @param secret shared with the provider; never printed
 */
public record Endpoint(String tenant, String id, String provider, byte[] secret) {

    @Override
    public String toString() {
        return "Endpoint[" + tenant + ", " + id + ", " + provider + "]";
    }
}
