package io.mooring.executor.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.executor.lease.Placement;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * The request of a call, complete but for the credential, which is placed last: nothing an argument says can be in its
 * place.
 *
 * @param url without the query made of arguments
 */
public record Draft(String method, String url, List<Pair> query, List<Header> headers, List<Pair> cookies,
        @Nullable RequestBody body) {

    private static final Set<String> OURS = Set.of("accept", "content-type");

    /**
     * A header.
     *
     * @param secret whether it stays behind when a redirect leads to another origin
     */
    record Header(String name, String value, boolean secret) {

        /** One made of arguments. */
        Header(String name, String value) {
            this(name, value, false);
        }
    }

    /**
     * A JSON document for the one address of an integration.
     *
     * @param query what is added to every query
     * @param headers what every request carries; they never follow a redirect to another origin
     */
    public static Draft posting(String url, Map<String, String> query, Map<String, String> headers, String accept,
            byte[] body) {
        Stream<Header> all = Stream.concat(Stream.of(new Header("Accept", accept)), headers.entrySet().stream()
                .filter(header -> !OURS.contains(header.getKey().toLowerCase(Locale.ROOT)))
                .map(header -> new Header(header.getKey(), header.getValue(), true)));
        return new Draft("POST", url,
                query.entrySet().stream().map(pair -> Pair.of(pair.getKey(), pair.getValue())).toList(), all.toList(),
                List.of(), new RequestBody("application/json", body));
    }

    /** Scheme, host and port, as written. */
    public String origin() {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return (path < 0 ? url : url.substring(0, path)).toLowerCase(Locale.ROOT);
    }

    /** Whether the caller gave a key by which the upstream tells a request sent twice from two requests. */
    public boolean hasIdempotencyKey() {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase("Idempotency-Key"));
    }

    /** Adds the credential. */
    public EgressRequest with(List<Placement> placements, EgressRequest.Limits limits) {
        List<Pair> allQuery = merged(query, placed(placements, "query"));
        List<Pair> allCookies = merged(cookies, placed(placements, "cookie"));
        List<Placement> secrets = placements.stream().filter(placement -> placement.carrier().equals("header"))
                .toList();
        EgressRequest request = EgressRequest.of(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), uri(allQuery))
                .withLimits(limits);
        for (Header header : headers) {
            if (secrets.stream().noneMatch(secret -> secret.name().equalsIgnoreCase(header.name()))) {
                request = header.secret()
                        ? request.withSecretHeader(header.name(), header.value())
                        : request.withHeader(header.name(), header.value());
            }
        }
        for (Placement secret : secrets) {
            request = request.withSecretHeader(secret.name(), secret.value());
        }
        if (!allCookies.isEmpty()) {
            request = request.withSecretHeader("Cookie", joined(allCookies, "; "));
        }
        return body == null
                ? request
                : request.withHeader("Content-Type", body.contentType()).withBody(Buffer.buffer(body.content()));
    }

    private String uri(List<Pair> all) {
        if (all.isEmpty()) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + joined(all, "&");
    }

    private static List<Pair> placed(List<Placement> placements, String carrier) {
        return placements.stream().filter(placement -> placement.carrier().equals(carrier))
                .map(placement -> Pair.of(placement.name(), placement.value())).toList();
    }

    private static List<Pair> merged(List<Pair> given, List<Pair> secret) {
        return Stream.concat(given.stream().filter(
                pair -> secret.stream().noneMatch(placed -> placed.name().equals(pair.name()))), secret.stream())
                .toList();
    }

    private static String joined(List<Pair> pairs, String separator) {
        return pairs.stream().map(Pair::encoded).collect(Collectors.joining(separator));
    }

    /** Neither query nor headers nor body. */
    @Override
    public String toString() {
        return method;
    }
}
