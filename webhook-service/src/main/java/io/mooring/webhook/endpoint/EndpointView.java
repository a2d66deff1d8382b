package io.mooring.webhook.endpoint;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * An endpoint as callers see it: never its secret.
 *
 * @param description how its webhooks arrive, when it is of no provider
 * @param schema what their bodies must be
 * @param url what the provider calls; when the address holds the secret, only the answer to who makes it has the whole
 */
record EndpointView(String id, URI url, String provider, String scheme, @Nullable String name,
        @Nullable String connection,
        @JsonProperty("created_at") Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String description,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String schema) {

    static EndpointView of(EndpointRow row, URI publicUrl) {
        return new EndpointView(row.id, url(row, publicUrl), row.provider, row.scheme, row.name, row.connection,
                row.createdAt,
                row.description, row.payloadSchema);
    }

    /** With the secret in the address. */
    EndpointView withSecret(String secret) {
        return new EndpointView(id, holding(url, secret), provider, scheme, name, connection, createdAt, description, schema);
    }

    /** An address that holds a secret. */
    static URI holding(URI url, String secret) {
        return URI.create(url + "/" + secret);
    }

    static URI url(EndpointRow row, URI publicUrl) {
        return URI.create(root(publicUrl) + "/webhook/" + row.provider + "/" + row.id);
    }

    static String root(URI publicUrl) {
        return publicUrl.toString().replaceAll("/+$", "");
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "EndpointView[" + id + "]";
    }
}
