package io.mooring.contracts.egress.http;

import java.net.URI;
import java.net.http.HttpHeaders;

import io.vertx.core.buffer.Buffer;

/**
 * A complete response, whatever its status.
 *
 * @param status
 *         the status code, 200 to 599
 * @param headers
 *         names are case-insensitive; those of a content encoding that was undone are gone
 * @param body
 *         decompressed; empty when there is none
 * @param uri
 *         where it came from, after redirects
 */
public record EgressResponse(int status, HttpHeaders headers, Buffer body, URI uri) {

    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /** Without headers, body and query, which may carry credentials. */
    @Override
    public String toString() {
        return status + " with " + body.length() + " bytes";
    }
}
