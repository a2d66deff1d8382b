package io.mooring.webhook.endpoint;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Asks for a URL a provider can send to.
 *
 * @param provider id of a registered provider
 * @param scheme which of the ways its webhooks prove themselves; absent: the first
 * @param secret shared with the provider, which signs with it; for some a public key or what identifies the sender; absent
 *            when the provider names it, or signs nothing
 * @param connection id of the connection whose webhooks come here; absent: what they say decides
 * @param name for people
 * @param description how the webhooks of provider {@code custom} arrive; see {@link io.mooring.webhook.custom.Description}
 * @param schema what bodies must be, JSON Schema 2020-12; absent: anything
 */
record CreateEndpoint(@Nullable String provider, @Nullable String scheme, @Nullable String secret,
        @Nullable String connection, @Nullable String name, @Nullable JsonNode description, @Nullable JsonNode schema) {

    CreateEndpoint {
        description = description != null && description.isNull() ? null : description;
        schema = schema != null && schema.isNull() ? null : schema;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "CreateEndpoint[" + provider + ", " + name + "]";
    }
}
