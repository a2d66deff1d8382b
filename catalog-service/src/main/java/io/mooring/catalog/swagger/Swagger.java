package io.mooring.catalog.swagger;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Library;
import io.mooring.catalog.document.MemberViews;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/** A Swagger 2.0 document in the shape of OpenAPI 3.0. Definitions keep their place, so references to them stay true. */
public final class Swagger {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> KEPT = List.of("info", "tags", "externalDocs", "security", "definitions",
            "parameters", "responses");

    private Swagger() {}

    /** The document itself when it is no Swagger 2.0. */
    public static JsonNode openapi(JsonNode document, Library library) {
        if (!document.path("swagger").asText().equals("2.0")) {
            return document;
        }
        ObjectNode converted = JSON.objectNode().put("openapi", "3.0.3");
        KEPT.stream().filter(document::has).forEach(key -> converted.set(key, document.get(key)));
        converted.set("servers", servers(document, library.address()));
        converted.putObject("components").set("securitySchemes", SecurityDefinitions.schemes(Place.root(document)));
        JsonNode paths = document.path("paths");
        PathItems items = new PathItems(document, new References(document, library));
        converted.set("paths", paths.isObject() ? MemberViews.of(paths, items::convert) : paths);
        return converted;
    }

    /** {@code https} first; without a host it is that of the document's URL. */
    private static ArrayNode servers(JsonNode document, @Nullable URI url) {
        ArrayNode servers = JSON.arrayNode();
        String path = document.path("basePath").asText("/");
        String host = document.path("host").asText("");
        String authority = host.isEmpty() && url != null ? url.getRawAuthority() : host;
        List<String> schemes = schemes(document);
        if (authority == null || authority.isEmpty()) {
            servers.addObject().put("url", path);
        } else if (schemes.isEmpty()) {
            servers.addObject().put("url", (url == null ? "https:" : url.getScheme() + ":") + "//" + authority
                    + absolute(path));
        }
        for (String scheme : authority == null || authority.isEmpty() ? List.<String>of() : schemes) {
            servers.addObject().put("url", scheme + "://" + authority + absolute(path));
        }
        return servers;
    }

    /** Those of a document or an operation that HTTP is spoken by. */
    static List<String> schemes(JsonNode owner) {
        return owner.path("schemes").valueStream().map(JsonNode::asText)
                .filter(scheme -> scheme.equals("https") || scheme.equals("http")).distinct().sorted((a, b) -> b
                        .compareTo(a))
                .toList();
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }
}
