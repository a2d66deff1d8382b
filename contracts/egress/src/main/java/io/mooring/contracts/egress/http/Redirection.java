package io.mooring.contracts.egress.http;

import java.util.Optional;
import java.util.Set;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.vertx.core.http.HttpMethod;

/** What a 3xx response means for the next request (RFC 9110 §15.4). Pure; the guard judges the result. */
final class Redirection {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private Redirection() {}

    /** The hop to send next; empty when the response is the answer. */
    static Optional<Hop> next(Hop hop, EgressResponse response) {
        var location = response.headers().firstValue("location");
        if (location.isEmpty() || hop.limits().maxRedirects() == 0 || !REDIRECTS.contains(response.status())) {
            return Optional.empty();
        }
        if (hop.number() >= hop.limits().maxRedirects()) {
            throw new EgressFailure(Kind.TOO_MANY_REDIRECTS,
                    "more than " + hop.limits().maxRedirects() + " redirects", true, null);
        }
        var target = hop.target().resolve(location.get());
        if (hop.target().secure() && !target.secure()) {
            throw EgressFailure.refused("the redirect leads from https to http");
        }
        return Optional.of(becomesGet(hop.method(), response.status())
                ? new Hop(HttpMethod.GET, target, hop.headers().withoutContent(), null, hop.limits(), hop.number() + 1)
                : new Hop(hop.method(), target, hop.headers(), hop.body(), hop.limits(), hop.number() + 1));
    }

    /** 303 always asks for a GET; for 301 and 302 a POST becomes one, as clients have always done. */
    private static boolean becomesGet(HttpMethod method, int status) {
        return switch (status) {
            case 303 -> !method.equals(HttpMethod.HEAD);
            case 301, 302 -> method.equals(HttpMethod.POST);
            default -> false;
        };
    }
}
