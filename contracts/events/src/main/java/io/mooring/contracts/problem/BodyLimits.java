package io.mooring.contracts.problem;

import java.util.Comparator;
import java.util.Map;

import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Each route has its own limit: Quarkus knows one for all, which must be that of the largest. A length that is announced
 * is refused before a byte is read; one that is not is counted while reading.
 */
class BodyLimits {

    /** Filters run in order of falling priority; Quarkus sets its own limit at 2. */
    private static final int BEFORE = 3;
    private static final int AFTER = 1;
    /** Longer bodies are not worth the bytes. */
    private static final long READ_AWAY = 64L << 20;

    private final BodyConfig config;

    BodyLimits(BodyConfig config) {
        this.config = config;
    }

    void install(@Observes Filters filters) {
        filters.register(this::refuse, BEFORE);
        filters.register(this::count, AFTER);
    }

    private void refuse(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long limit = limit(request);
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > limit) {
            GeneralError error = GeneralError.TOO_LARGE;
            JsonObject problem = JsonObject.of("type", "urn:mooring:problem:" + error.slug(), "status", error.status(),
                    "title", error.title(), "detail", "expected a body of at most " + limit + " bytes");
            request.response().setStatusCode(error.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
            end(request, problem.encode(), Long.parseLong(length));
        } else {
            request.next();
        }
    }

    /** The body is read away: a peer that still sends when the connection is cut, the gateway say, misses the answer. */
    private static void end(RoutingContext request, String problem, long length) {
        if (length <= READ_AWAY) {
            request.request().resume();
            request.response().end(problem);
        } else {
            request.response().putHeader(HttpHeaders.CONNECTION, "close").end(problem)
                    .onComplete(sent -> request.request().connection().close());
        }
    }

    private void count(RoutingContext request) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(request)).next();
    }

    private long limit(RoutingContext request) {
        String path = request.normalizedPath() + "/";
        return config.paths().entrySet().stream().filter(entry -> path.startsWith(entry.getKey() + "/"))
                .max(Comparator.comparingInt(entry -> entry.getKey().length())).map(Map.Entry::getValue)
                .orElse(config.max()).asLongValue();
    }
}
