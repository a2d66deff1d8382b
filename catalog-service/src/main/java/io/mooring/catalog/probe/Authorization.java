package io.mooring.catalog.probe;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the metadata of a protected server and of its authorization server may be (RFC 9728, RFC 8414, OIDC Discovery). */
final class Authorization {

    private static final Pattern METADATA = Pattern.compile("(?i)\\bresource_metadata\\s*=\\s*\"?([^\",\\s]+)");
    private static final String PROTECTED_RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private Authorization() {}

    /** In the order to be tried: what the challenge names, below the path of the endpoint, at the root. */
    static List<URI> ofResource(URI endpoint, List<String> challenges) {
        List<URI> places = new ArrayList<>();
        challenges.stream().map(METADATA::matcher).filter(Matcher::find).map(found -> found.group(1))
                .map(Authorization::url).flatMap(Optional::stream).forEach(places::add);
        String path = path(endpoint);
        if (!path.isEmpty()) {
            places.add(endpoint.resolve(PROTECTED_RESOURCE + path));
        }
        places.add(endpoint.resolve(PROTECTED_RESOURCE));
        return places;
    }

    /** In the order to be tried. */
    static List<URI> ofServer(String issuer) {
        return url(issuer).map(server -> {
            String path = path(server);
            return path.isEmpty()
                    ? List.of(server.resolve(AUTHORIZATION_SERVER), server.resolve(OPENID))
                    : List.of(server.resolve(AUTHORIZATION_SERVER + path), server.resolve(OPENID + path),
                            server.resolve(path + OPENID));
        }).orElse(List.of());
    }

    private static String path(URI url) {
        return url.getRawPath() == null ? "" : url.getRawPath().replaceFirst("/+$", "");
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() == null ? Optional.empty() : Optional.of(url);
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }
}
