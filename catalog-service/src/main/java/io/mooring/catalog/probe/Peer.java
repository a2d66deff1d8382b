package io.mooring.catalog.probe;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A server and how it wants to be spoken to.
 *
 * @param endpoint with its query
 * @param headers of every request; they may be credentials
 * @param version of the protocol; null before it is known
 * @param session id a server of an older version gave
 */
record Peer(URI endpoint, Map<String, String> headers, @Nullable String version, @Nullable String session) {

    /** The newest version without sessions; from it on every request says all about itself. */
    static final String STATELESS = "2026-07-28";
    /** The last version that begins with {@code initialize}. */
    static final String STATEFUL = "2025-11-25";

    static Peer unknown(URI endpoint, Map<String, String> headers, Map<String, String> queryParams) {
        String more = queryParams.entrySet().stream().map(parameter -> encode(parameter.getKey()) + "="
                + encode(parameter.getValue())).collect(Collectors.joining("&"));
        String separator = endpoint.getRawQuery() == null ? "?" : "&";
        String base = endpoint.toString().replaceFirst("#.*$", "");
        return new Peer(more.isEmpty() ? endpoint : URI.create(base + separator + more), headers, null, null);
    }

    Peer speaking(String agreed, @Nullable String id) {
        return new Peer(endpoint, headers, agreed, id);
    }

    boolean isStateless() {
        return STATELESS.equals(version);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Nothing that may be a credential. */
    @Override
    public String toString() {
        return "peer at " + endpoint.getHost();
    }
}
