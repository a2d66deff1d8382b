package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/**
 * The ways to authenticate a document declares: one per combination its operations ask for, then one per scheme that no
 * combination has alone. Schemes no placement can express (mutual TLS, digest …) are left out.
 */
final class SecuritySchemes {

    private static final String AUTHORIZATION = "Authorization";

    private SecuritySchemes() {}

    static List<AuthTemplate> templates(Place document, References references, List<Operation> operations) {
        Map<String, Place> schemes = new LinkedHashMap<>();
        document.at("components").at("securitySchemes").members()
                .forEach(scheme -> schemes.put(scheme.key(), references.follow(scheme)));
        Set<Set<String>> combinations = new LinkedHashSet<>();
        Stream.concat(Stream.of(document), operations.stream().map(Operation::place))
                .flatMap(owner -> owner.at("security").items().stream())
                .forEach(requirement -> combinations.add(keys(requirement)));
        schemes.keySet().forEach(key -> combinations.add(Set.of(key)));
        Map<String, AuthTemplate> templates = new LinkedHashMap<>();
        for (Set<String> combination : combinations) {
            if (combination.isEmpty()) {
                templates.put(AuthTemplate.NONE.slug(), AuthTemplate.NONE);
            } else if (combination.stream().allMatch(key -> schemes.containsKey(key) && isKnown(schemes.get(key)))) {
                AuthTemplate template = template(combination, schemes);
                templates.putIfAbsent(template.slug(), template);
            }
        }
        return List.copyOf(templates.values());
    }

    private static Set<String> keys(Place requirement) {
        Set<String> keys = new LinkedHashSet<>();
        requirement.members().forEach(scheme -> keys.add(scheme.key()));
        return keys;
    }

    private static AuthTemplate template(Set<String> combination, Map<String, Place> schemes) {
        List<Placement> placements = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (String key : combination) {
            Place scheme = schemes.get(key);
            placements.add(placement(scheme, combination.size() == 1 ? "token" : slug(key)));
            kinds.add(kind(scheme));
        }
        String kind = kinds.contains("oauth") ? "oauth" : kinds.contains("apikey") ? "apikey" : "header";
        return AuthTemplate.of(slug(String.join("-", combination)), kind, String.join(" and ", combination),
                placements);
    }

    private static boolean isKnown(Place scheme) {
        return switch (scheme.text("type")) {
            case "apiKey" -> !scheme.text("name").isEmpty()
                    && Set.of("header", "query", "cookie").contains(scheme.text("in"));
            case "http" -> Set.of("bearer", "basic").contains(httpScheme(scheme));
            case "oauth2", "openIdConnect" -> true;
            default -> false;
        };
    }

    private static String kind(Place scheme) {
        return switch (scheme.text("type")) {
            case "apiKey" -> "apikey";
            case "http" -> "header";
            default -> "oauth";
        };
    }

    private static Placement placement(Place scheme, String variable) {
        if (scheme.text("type").equals("apiKey")) {
            return new Placement(scheme.text("in"), scheme.text("name"), "", variable, null, "plain");
        }
        return httpScheme(scheme).equals("basic")
                ? new Placement("header", AUTHORIZATION, "Basic ", "username", null, "basic")
                : new Placement("header", AUTHORIZATION, "Bearer ", variable, null, "plain");
    }

    private static String httpScheme(Place scheme) {
        return scheme.text("scheme").toLowerCase(Locale.ROOT);
    }

    private static String slug(String key) {
        String slug = key.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-");
        return slug.equals(AuthTemplate.NONE.slug()) ? "none-" : slug;
    }
}
