package io.mooring.webhook.endpoint;

import java.util.List;

/**
 * An endpoint as the intake needs it.
 *
 * @param scheme name of the way its provider signs
 * @param secrets shared with the provider, each of which may have signed; never printed
 */
public record Endpoint(String tenant, String id, String provider, String scheme, List<byte[]> secrets) {

    @Override
    public String toString() {
        return "Endpoint[" + tenant + ", " + id + ", " + provider + "]";
    }
}
