package io.mooring.contracts.egress.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressRequest.Header;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.vertx.core.MultiMap;

/** The headers of one hop: what callers may set, and what follows a redirect. */
record RequestHeaders(List<Header> entries) {

    /** They belong to the connection or to the framing of the message (RFC 9110 §7.6.1, RFC 9112 §6). */
    private static final Set<String> OURS = Set.of("host", "connection", "keep-alive", "proxy-connection", "te",
            "trailer", "transfer-encoding", "upgrade", "content-length", "expect", "http2-settings",
            "proxy-authorization");
    private static final Set<String> ALWAYS_SECRET = Set.of("authorization", "cookie");

    static RequestHeaders of(List<Header> headers) {
        headers.forEach(RequestHeaders::requireAllowed);
        return new RequestHeaders(List.copyOf(headers));
    }

    /** RFC 9110 §15.4: credentials were meant for the origin the caller named. */
    RequestHeaders forAnotherOrigin() {
        return keep(header -> !header.secret() && !ALWAYS_SECRET.contains(lowerCase(header)));
    }

    /** RFC 9110 §15.4: a request that became a GET has no content to describe. */
    RequestHeaders withoutContent() {
        return keep(header -> !lowerCase(header).startsWith("content-"));
    }

    boolean contains(String name) {
        return entries.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    MultiMap toMultiMap() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        entries.forEach(header -> headers.add(header.name(), header.value()));
        if (!contains("accept-encoding")) {
            headers.add("Accept-Encoding", "gzip");
        }
        if (!contains("user-agent")) {
            headers.add("User-Agent", "Mooring");
        }
        return headers;
    }

    private RequestHeaders keep(Predicate<Header> wanted) {
        return new RequestHeaders(entries.stream().filter(wanted).toList());
    }

    private static void requireAllowed(Header header) {
        if (header.name().isEmpty() || HttpHeaderValidationUtil.validateToken(header.name()) >= 0) {
            throw EgressFailure.refused("a header name is not valid (RFC 9110 §5.1)");
        }
        if (OURS.contains(lowerCase(header))) {
            throw EgressFailure.refused("the header " + header.name() + " may not be set");
        }
        if (!header.value().chars().allMatch(RequestHeaders::isOfFieldValue)) {
            throw EgressFailure.refused("the value of header " + header.name() + " is not valid (RFC 9110 §5.5)");
        }
    }

    private static boolean isOfFieldValue(int character) {
        return character == '\t' || character >= ' ' && character <= 0xff && character != 0x7f;
    }

    private static String lowerCase(Header header) {
        return header.name().toLowerCase(Locale.ROOT);
    }
}
