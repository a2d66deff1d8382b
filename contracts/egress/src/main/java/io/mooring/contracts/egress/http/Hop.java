package io.mooring.contracts.egress.http;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.PinnedAddress;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/** One request of a redirect chain, ready to send. */
record Hop(HttpMethod method, Target target, RequestHeaders headers, @Nullable Buffer body, Limits limits, int number) {

    static Hop first(EgressRequest request) {
        if (request.method().equals(HttpMethod.CONNECT)) {
            throw EgressFailure.refused("the method CONNECT is not allowed");
        }
        return new Hop(request.method(), Target.parse(request.uri()), RequestHeaders.of(request.headers()),
                request.body(), request.limits(), 0);
    }

    MultiMap requestHeaders() {
        return headers.toMultiMap();
    }

    Hop forAnotherOrigin() {
        return new Hop(method, target, headers.forAnotherOrigin(), body, limits, number);
    }

    /** Same scheme, host and port, after the guard made both hosts canonical (RFC 6454 §5). */
    record Origin(boolean secure, String host, int port) {

        static Origin of(Target target, PinnedAddress pinned) {
            return new Origin(target.secure(), pinned.host(), pinned.port());
        }
    }
}
