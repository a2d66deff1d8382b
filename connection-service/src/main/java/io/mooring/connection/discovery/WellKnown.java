package io.mooring.connection.discovery;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Where metadata is, RFC 8414 §3.1, OpenID Connect Discovery §4 and RFC 9728 §3.1. */
final class WellKnown {

    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String RESOURCE = "/.well-known/oauth-protected-resource";

    private WellKnown() {}

    /** Metadata of an issuer, the likeliest place first. */
    static List<String> ofIssuer(URI issuer) {
        String origin = origin(issuer);
        String path = path(issuer);
        return Stream.of(origin + OAUTH + path, origin + OPENID + path, origin + path + OPENID).distinct().toList();
    }

    /** Metadata of a protected resource, below its path and then at the root. */
    static List<String> ofResource(URI resource) {
        return Stream.of(origin(resource) + RESOURCE + path(resource), origin(resource) + RESOURCE).distinct().toList();
    }

    /** Whether this URL is that of an issuer's metadata itself. */
    static boolean isMetadata(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.startsWith(OAUTH) || path.startsWith(OPENID) || path.endsWith(OPENID);
    }

    /** As a resource is named, RFC 8707 §2. */
    static String withoutFragment(URI url) {
        return url.toString().replaceFirst("#.*", "");
    }

    static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** Empty for the root; without a slash at the end, as the RFC says for the issuer. */
    private static String path(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
