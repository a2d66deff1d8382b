package io.mooring.local.gateway;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * What a service learns about the caller. Whatever the client says about itself is dropped first; changed on the request
 * itself because the proxy copies WebSocket upgrades from there.
 */
final class ForwardedHeaders {

    private static final List<String> CLAIMS = List.of("Forwarded", "X-Real-IP", "X-Forwarded-For", "X-Forwarded-Host",
            "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Forwarded-Ssl");

    private ForwardedHeaders() {}

    static void rewrite(HttpServerRequest request) {
        MultiMap headers = request.headers();
        CLAIMS.forEach(headers::remove);
        dropConnectionOptions(headers);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", request.scheme());
        if (request.authority() != null) {
            headers.set("X-Forwarded-Host", request.authority().toString());
        }
    }

    /** RFC 9110 §7.6.1: what Connection names is for this hop only. The gateway itself has answered Expect. */
    static void dropConnectionOptions(MultiMap headers) {
        String options = headers.get(HttpHeaders.CONNECTION);
        if (options != null) {
            for (String option : options.split(",")) {
                if (!option.isBlank() && !option.strip().equalsIgnoreCase("Upgrade")) {
                    headers.remove(option.strip());
                }
            }
        }
        headers.remove(HttpHeaders.EXPECT);
    }
}
