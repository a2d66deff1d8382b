package io.mooring.contracts.egress.http;

import java.net.URI;
import java.net.http.HttpHeaders;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/**
 * A response, whatever its status; complete unless it is of the unending ones of a {@link Reception}.
 *
 * @param status
 *         the status code, 200 to 599
 * @param headers
 *         names are case-insensitive; those of a content encoding that was undone are gone
 * @param body
 *         decompressed; empty when there is none
 * @param uri
 *         where it came from, after redirects
 * @param cut
 *         why there may be more of it; null when it is complete
 */
public record EgressResponse(int status, HttpHeaders headers, Buffer body, URI uri, @Nullable Cut cut) {

    /** What ended a response that went on. */
    public enum Cut {
        /** It is as large as the request allows, or there was no room for more. */
        BYTES,
        /** It was listened to long enough. */
        TIME
    }

    /** A complete one. */
    public EgressResponse(int status, HttpHeaders headers, Buffer body, URI uri) {
        this(status, headers, body, uri, null);
    }

    public boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    /** Without headers, body and query, which may carry credentials. */
    @Override
    public String toString() {
        return status + " with " + body.length() + " bytes";
    }
}
