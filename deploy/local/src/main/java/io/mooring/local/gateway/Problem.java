package io.mooring.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** What the gateway itself answers (RFC 9457). */
enum Problem {

    TOO_LONG("uri-too-long", "The address is too long", 414, "The request line is longer than the gateway takes.", 0),
    HEADERS("headers-too-large", "The headers are too large", 431, "The headers are longer than the gateway takes.", 0),
    TOO_LARGE("too-large", "The body is over the limit", 413, "No service takes more than 64 MiB.", 0),
    MALFORMED("bad-request", "The request is not valid", 400, "This is not an HTTP request.", 0),
    NO_ROUTE("not-found", "There is no such thing", 404, "Nothing is served at this path.", 0),
    AWAY("service-unavailable", "The service is not there", 503,
            "The service behind this path accepts no connection; nothing was sent to it.", 1),
    LOST("bad-gateway", "The service did not answer", 502,
            "The connection was lost before the answer; the service may have done what was asked.", 0);

    static final String MEDIA_TYPE = "application/problem+json";

    private final String slug;
    private final String title;
    private final int status;
    private final String detail;
    private final int retryAfter;

    Problem(String slug, String title, int status, String detail, int retryAfter) {
        this.slug = slug;
        this.title = title;
        this.status = status;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    /** Seconds; 0 when a repeat could do the thing twice or would not help. */
    int retryAfter() {
        return retryAfter;
    }

    Buffer body() {
        return new JsonObject().put("type", "urn:mooring:problem:" + slug).put("title", title).put("status", status)
                .put("detail", detail).toBuffer();
    }
}
