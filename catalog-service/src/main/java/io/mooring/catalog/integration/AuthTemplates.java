package io.mooring.catalog.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.ContentHash;

/** The {@code authenticationTemplate} of a configuration, read leniently: a malformed one is none at all. */
final class AuthTemplates {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> KINDS = Set.of("oauth", "apikey", "header", "none");
    private static final Set<String> CARRIERS = Set.of("header", "query", "cookie", "env", "variable");
    private static final Set<String> ENCODINGS = Set.of("plain", "basic");
    private static final int CUSTOM_DIGITS = 6;

    private AuthTemplates() {}

    /** The templates of a configuration; empty unless each of them is well-formed. */
    static List<AuthTemplate> of(String config) {
        JsonNode given = parse(config).path("authenticationTemplate");
        List<AuthTemplate> templates = new ArrayList<>();
        for (JsonNode entry : given) {
            template(entry).filter(template -> templates.stream().noneMatch(same(template))).ifPresent(templates::add);
        }
        return given.isArray() && templates.size() == given.size() ? templates : List.of();
    }

    private static Predicate<AuthTemplate> same(AuthTemplate template) {
        return other -> other.slug().equals(template.slug());
    }

    private static JsonNode parse(String config) {
        try {
            return JSON.readTree(config);
        } catch (JsonProcessingException malformed) {
            return JSON.missingNode();
        }
    }

    private static Optional<AuthTemplate> template(JsonNode entry) {
        String kind = text(entry, "kind", "apikey");
        List<Placement> placements = new ArrayList<>();
        entry.path("placements").forEach(placement -> placement(placement).ifPresent(placements::add));
        boolean whole = entry.isObject() && KINDS.contains(kind) && placements.size() == entry.path("placements").size()
                && (!placements.isEmpty() || kind.equals("none") || kind.equals("oauth"));
        String slug = text(entry, "slug", "custom_" + ContentHash.of(entry.toString()).substring(0, CUSTOM_DIGITS));
        return whole
                ? Optional.of(new AuthTemplate(slug, kind, text(entry, "name", slug), placements,
                        AuthFacts.inputs(entry.path("inputs")), AuthFacts.oauth(entry.path("oauth"))))
                : Optional.empty();
    }

    private static Optional<Placement> placement(JsonNode entry) {
        String carrier = text(entry, "carrier", "");
        String name = text(entry, "name", "");
        String encoding = text(entry, "encoding", "plain");
        if (!CARRIERS.contains(carrier) || name.isEmpty() || !ENCODINGS.contains(encoding)) {
            return Optional.empty();
        }
        return Optional.of(new Placement(carrier, name, text(entry, "prefix", ""), text(entry, "variable", "token"),
                literal(entry), encoding));
    }

    private static @Nullable String literal(JsonNode entry) {
        return entry.path("literal").isTextual() ? entry.path("literal").textValue() : null;
    }

    private static String text(JsonNode entry, String key, String absent) {
        JsonNode value = entry.path(key);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : absent;
    }
}
