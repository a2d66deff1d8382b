package io.mooring.catalog.graphql;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a GraphQL server is, and what every request to it carries; no credential.
 *
 * @param endpoint absolute http or https URL
 * @param headers sent with every request
 * @param queryParams added to the query of the endpoint
 */
public record Target(URI endpoint, Map<String, String> headers, Map<String, String> queryParams) {

    /** The endpoint with the parameters. */
    URI address() {
        if (queryParams.isEmpty()) {
            return endpoint;
        }
        String added = queryParams.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String whole = endpoint.toString();
        int fragment = whole.indexOf('#');
        String plain = fragment < 0 ? whole : whole.substring(0, fragment);
        return URI.create(plain + (endpoint.getRawQuery() == null ? "?" : "&") + added);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
