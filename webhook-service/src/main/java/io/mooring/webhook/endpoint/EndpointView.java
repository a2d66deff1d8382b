package io.mooring.webhook.endpoint;

import java.net.URI;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An endpoint as callers see it: never its secret. */
record EndpointView(String id, URI url, String provider, String scheme, @Nullable String name,
        @Nullable String connection,
        @JsonProperty("created_at") Instant createdAt) {

    static EndpointView of(EndpointRow row, URI publicUrl) {
        return new EndpointView(row.id, URI.create(root(publicUrl) + "/webhook/" + row.provider + "/" + row.id),
                row.provider, row.scheme, row.name, row.connection, row.createdAt);
    }

    static String root(URI publicUrl) {
        return publicUrl.toString().replaceAll("/+$", "");
    }
}
