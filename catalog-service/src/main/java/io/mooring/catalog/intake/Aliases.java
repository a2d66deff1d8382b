package io.mooring.catalog.intake;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;

/**
 * {@code /integrations…} and {@code /v1/integrations…} are other names of {@code /api/integrations…}; the routes of one
 * kind of integration can be called without {@code /api} as well.
 */
class Aliases {

    private static final String ALIAS = "^/(v1/)?integrations(?=/|$)";
    private static final String KIND = "^/(openapi/(?:specs|preview|integrations)|graphql/integrations|mcp/servers"
            + "|mcp/probe)(?=/|$)";
    private static final Pattern NOT_IN_PATH = Pattern.compile("[^A-Za-z0-9._~!$&'()*+,;=:@/-]");
    private static final Pattern NOT_IN_QUERY = Pattern
            .compile("[^A-Za-z0-9._~!$&'()*+,;=:@/?%-]|%(?![0-9A-Fa-f]{2})");

    @ServerRequestFilter(preMatching = true)
    public void rename(ContainerRequestContext request, HttpServerRequest received) {
        String path = canonical(received.path());
        if (!path.equals(received.path())) {
            request.setRequestUri(uri(received.scheme() + "://" + received.authority(), path, received.query()));
        }
    }

    static String canonical(String path) {
        return path.replaceFirst(ALIAS, "/api/integrations").replaceFirst(KIND, "/api/$1");
    }

    /**
     * A URI whose decoded path is the path as it was written, which is what routing starts from, also where callers wrote
     * what a URI must not contain.
     */
    static URI uri(String server, String path, @Nullable String query) {
        return URI.create(server + encoded(NOT_IN_PATH, path)
                + (query == null ? "" : "?" + encoded(NOT_IN_QUERY, query)));
    }

    private static String encoded(Pattern illegal, String text) {
        return illegal.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(URLEncoder.encode(found.group(), StandardCharsets.UTF_8)));
    }
}
