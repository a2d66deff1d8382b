package io.mooring.catalog.openapi;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.operation.Operation;

/**
 * Where the calls of an operation go: the given base URL, else the first server of the operation, of its path, of the
 * document, else the root of where the document came from.
 */
final class Servers {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");
    private static final String ASK = "; or send baseUrl";

    private final Place document;
    private final Origin origin;

    Servers(Place document, Origin origin) {
        this.document = document;
        this.origin = origin;
    }

    /** Absolute, without a slash at the end. */
    String of(Operation operation) {
        return resolve(List.of(operation.place(), operation.pathItem(), document));
    }

    /** The server of operations that name none of their own; none when there is no such thing. */
    @Nullable
    String usual() {
        try {
            return resolve(List.of(document));
        } catch (DocumentFault onlyOperationsHaveOne) {
            return null;
        }
    }

    /** The servers an operation may choose from; none when the base URL is given. */
    List<Place> choices(Operation operation) {
        return origin.baseUrl() != null
                ? List.of()
                : Stream.of(operation.place(), operation.pathItem(), document)
                        .map(owner -> owner.at("servers").items().stream().filter(Place::isObject).toList())
                        .filter(servers -> !servers.isEmpty()).findFirst().orElse(List.of());
    }

    /** The URL of a server with its variables, absolute. Fails as the URL with their defaults does. */
    String template(Place server) {
        String filled = expanded(server);
        String usual = absolute(server.at("url").pointer(), filled);
        String written = trimmed(server.text("url"));
        return usual.endsWith(trimmed(filled))
                ? usual.substring(0, usual.length() - trimmed(filled).length()) + written
                : usual;
    }

    private String resolve(List<Place> owners) {
        if (origin.baseUrl() != null) {
            return trimmed(origin.baseUrl());
        }
        for (Place owner : owners) {
            Place server = owner.at("servers").at(0);
            if (server.isObject()) {
                return absolute(server.at("url").pointer(), expanded(server));
            }
        }
        return absolute("/servers", "/");
    }

    private static String expanded(Place server) {
        Matcher variables = VARIABLE.matcher(server.text("url"));
        return variables.replaceAll(variable -> {
            Place declared = server.at("variables").at(variable.group(1));
            Place value = declared.at("default").exists() ? declared.at("default") : declared.at("enum").at(0);
            if (!value.node().isValueNode() || value.node().isNull()) {
                throw new DocumentFault(declared.at("default").pointer(),
                        "expected a default for the variable of the server" + ASK);
            }
            return Matcher.quoteReplacement(value.node().asText());
        });
    }

    private String absolute(String pointer, String url) {
        try {
            URI uri = URI.create(url);
            URI resolved = origin.documentUrl() == null ? withScheme(uri) : origin.documentUrl().resolve(uri);
            if (isWeb(resolved)) {
                return trimmed(resolved.toString());
            }
        } catch (IllegalArgumentException notAUri) {
            throw new DocumentFault(pointer, "expected a valid URL" + ASK);
        }
        throw new DocumentFault(pointer, "expected an absolute http or https URL" + ASK);
    }

    /** A server without a scheme has that of the document; of a text nobody fetched it is the safe one. */
    private static URI withScheme(URI uri) {
        return uri.getScheme() == null && uri.getHost() != null ? URI.create("https:" + uri) : uri;
    }

    static boolean isWeb(URI uri) {
        return uri.getHost() != null && uri.getScheme() != null
                && (uri.getScheme().equalsIgnoreCase("https") || uri.getScheme().equalsIgnoreCase("http"));
    }

    private static String trimmed(String url) {
        int end = url.length();
        while (end > 0 && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }
}
