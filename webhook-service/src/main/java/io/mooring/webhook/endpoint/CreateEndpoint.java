package io.mooring.webhook.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a URL a provider can send to.
 *
 * @param provider id of a registered provider
 * @param scheme which of the ways its webhooks prove themselves; absent: the first
 * @param secret shared with the provider, which signs with it; for some a public key or what identifies the sender
 * @param connection id of the connection whose webhooks come here; absent: what they say decides
 * @param name for people
 */
record CreateEndpoint(@Nullable String provider, @Nullable String scheme, @Nullable String secret,
        @Nullable String connection, @Nullable String name) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "CreateEndpoint[" + provider + ", " + name + "]";
    }
}
