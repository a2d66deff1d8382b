package io.mooring.contracts.egress.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;

import io.mooring.contracts.egress.EgressFailure;

/**
 * An absolute http or https URI, taken apart. The authority is split here, not by {@link URI}, which leaves the host
 * empty for names it does not like; the guard then judges exactly the text that was between {@code //} and the path.
 *
 * @param host
 *         as written; the guard makes it canonical
 */
record Target(URI uri, boolean secure, String host, int port) {

    static Target parse(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException e) {
            throw EgressFailure.refused("the URI is not valid: " + e.getReason() + " at index " + e.getIndex());
        }
    }

    /** The target of a redirect (RFC 3986 §5.2). */
    Target resolve(String location) {
        try {
            var reference = new URI(location);
            // java.net.URI follows RFC 2396 here and would drop the last path segment.
            var queryOnly = location.startsWith("?");
            return of(queryOnly ? new URI(withoutQuery() + location) : uri.resolve(reference));
        } catch (URISyntaxException e) {
            throw EgressFailure.refused("the redirect leads to an invalid URI");
        }
    }

    /** What goes on the request line: path and query, percent-encoded (RFC 9112 §3.2.1). */
    String pathAndQuery() {
        var ascii = URI.create(uri.toASCIIString());
        return ascii.getRawPath() + (ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery());
    }

    private String withoutQuery() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    private static Target of(URI uri) throws URISyntaxException {
        var scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw EgressFailure.refused("the URI is not absolute with the scheme http or https");
        }
        var authority = Objects.requireNonNullElse(uri.getRawAuthority(), "");
        if (authority.indexOf('@') >= 0) {
            throw EgressFailure.refused("the URI has user info before the host");
        }
        var secure = scheme.equals("https");
        var portAt = authority.indexOf(':', authority.lastIndexOf(']') + 1);
        var host = portAt < 0 ? authority : authority.substring(0, portAt);
        var port = portAt < 0 ? "" : authority.substring(portAt + 1);
        if (host.isEmpty()) {
            throw EgressFailure.refused("the host is empty");
        }
        return new Target(normal(scheme, authority, uri), secure, host, port(port, secure));
    }

    private static URI normal(String scheme, String authority, URI uri) throws URISyntaxException {
        var path = Objects.requireNonNullElse(uri.getRawPath(), "");
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new URI(scheme + "://" + authority + (path.isEmpty() ? "/" : path) + query);
    }

    private static int port(String text, boolean secure) {
        if (text.isEmpty()) {
            return secure ? 443 : 80;
        }
        if (text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw EgressFailure.refused("the port is not between 1 and 65535");
        }
        return Integer.parseInt(text);
    }
}
