package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.OAuth;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.ContentHash;
import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;
import io.mooring.catalog.operation.Operation;

/**
 * The ways to authenticate a document declares: one per combination its operations ask for, then one per scheme that no
 * combination has alone. Schemes no placement can express (mutual TLS, digest …) are left out and reported.
 */
final class SecuritySchemes {

    private final Map<String, SecurityScheme> usable = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>();
    private final Map<Set<String>, Map<String, Set<String>>> scopes = new LinkedHashMap<>();
    private final Map<String, AuthTemplate> templates = new LinkedHashMap<>();
    private final Origin origin;
    private final List<DocumentFault> faults;

    private SecuritySchemes(Origin origin, List<DocumentFault> faults) {
        this.origin = origin;
        this.faults = faults;
    }

    static List<AuthTemplate> templates(Place document, References references, List<Operation> operations,
            Origin origin, List<DocumentFault> faults) {
        SecuritySchemes schemes = new SecuritySchemes(origin, faults);
        schemes.read(document.at("components").at("securitySchemes"), references);
        Stream.concat(Stream.of(document), operations.stream().map(Operation::place))
                .flatMap(owner -> owner.at("security").items().stream()).forEach(schemes::require);
        schemes.usable.keySet()
                .forEach(key -> schemes.scopes.computeIfAbsent(Set.of(key), alone -> schemes.everywhere(key)));
        schemes.scopes.forEach(schemes::add);
        return List.copyOf(schemes.templates.values());
    }

    private void read(Place all, References references) {
        for (Place scheme : all.members()) {
            declared.add(scheme.key());
            try {
                SecurityScheme read = new SecurityScheme(scheme.key(), references.follow(scheme));
                String reason = read.unsupported();
                if (reason != null) {
                    throw new DocumentFault(scheme.pointer(), reason);
                }
                usable.put(read.key(), read);
            } catch (DocumentFault fault) {
                faults.add(fault);
            }
        }
    }

    /** A combination is asked for once, with the scopes of all who ask for it. */
    private void require(Place requirement) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (Place scheme : requirement.members()) {
            if (declared.add(scheme.key())) {
                faults.add(new DocumentFault(scheme.pointer(), "expected a scheme of /components/securitySchemes"));
            }
            Set<String> asked = wanted.computeIfAbsent(scheme.key(), key -> new LinkedHashSet<>());
            scheme.items().stream().filter(scope -> scope.node().isTextual())
                    .forEach(scope -> asked.add(scope.node().textValue()));
        }
        Map<String, Set<String>> known = scopes.computeIfAbsent(new LinkedHashSet<>(wanted.keySet()),
                combination -> new LinkedHashMap<>());
        wanted.forEach((key, asked) -> known.computeIfAbsent(key, first -> new LinkedHashSet<>()).addAll(asked));
    }

    /** Scopes asked of a scheme in any combination. */
    private Map<String, Set<String>> everywhere(String key) {
        Set<String> asked = new LinkedHashSet<>();
        scopes.values().forEach(combination -> asked.addAll(combination.getOrDefault(key, Set.of())));
        return Map.of(key, asked);
    }

    private void add(Set<String> combination, Map<String, Set<String>> asked) {
        if (combination.isEmpty()) {
            templates.put(AuthTemplate.NONE.slug(), AuthTemplate.NONE);
        } else if (usable.keySet().containsAll(combination)) {
            AuthTemplate template = template(combination.stream().map(usable::get).toList(), asked);
            if (template.placements().stream().map(SecuritySchemes::target).distinct().count() == combination.size()) {
                templates.put(template.slug(), template);
            }
        }
    }

    private static String target(Placement placement) {
        return placement.carrier() + " " + placement.name();
    }

    private AuthTemplate template(List<SecurityScheme> schemes, Map<String, Set<String>> asked) {
        List<Placement> placements = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (SecurityScheme scheme : schemes) {
            String variable = schemes.size() == 1 ? "token" : slug(scheme.key());
            placements.add(scheme.placement(variable));
            inputs.addAll(scheme.inputs(variable));
            kinds.add(scheme.kind());
        }
        OAuth oauth = schemes.stream().map(scheme -> scheme.oauth(asked.getOrDefault(scheme.key(), Set.of()), origin))
                .filter(Objects::nonNull).findFirst().orElse(null);
        List<String> keys = schemes.stream().map(SecurityScheme::key).toList();
        String kind = kinds.contains("oauth") ? "oauth" : kinds.contains("apikey") ? "apikey" : "header";
        return new AuthTemplate(free(keys), kind, String.join(" and ", keys), placements, inputs, oauth);
    }

    private String free(List<String> keys) {
        String slug = slug(String.join("-", keys));
        return templates.containsKey(slug) ? slug + "-" + ContentHash.brief(keys.toString()) : slug;
    }

    private static String slug(String key) {
        String slug = key.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_-]+", "-");
        return slug.equals(AuthTemplate.NONE.slug()) ? "none-" : slug;
    }
}
