package io.mooring.catalog.integration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.ContentHash;
import io.mooring.contracts.problem.GeneralError;

/**
 * The {@code authenticationTemplate} of a configuration: a list of ways to authenticate, each with {@code placements} or
 * as {@link AuthDialect} reads it.
 */
public final class AuthTemplates {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIELD = "/authenticationTemplate";
    private static final Set<String> KINDS = Set.of("oauth", "apikey", "header", "none");
    private static final Set<String> CARRIERS = Set.of("header", "query", "cookie", "env", "variable");
    private static final Set<String> ENCODINGS = Set.of("plain", "basic");
    private static final int CUSTOM_DIGITS = 6;

    private AuthTemplates() {}

    /** The templates of a configuration; empty unless each of them is well-formed and has a slug of its own. */
    public static List<AuthTemplate> of(String config) {
        return of(parse(config).path("authenticationTemplate"));
    }

    /** Like those of a configuration: a malformed list is none at all. */
    static List<AuthTemplate> of(JsonNode given) {
        Map<String, AuthTemplate> templates = new LinkedHashMap<>();
        for (JsonNode entry : given) {
            template(entry).ifPresent(template -> templates.putIfAbsent(template.slug(), template));
        }
        return given.isArray() && templates.size() == given.size() ? List.copyOf(templates.values()) : List.of();
    }

    /**
     * What there is after somebody gave templates: all of theirs, or each in the place of the one that has its slug and
     * new ones at the end. Fails with 400 that names a malformed one.
     */
    public static List<AuthTemplate> merge(List<AuthTemplate> now, JsonNode given, boolean replace) {
        Map<String, AuthTemplate> merged = new LinkedHashMap<>();
        if (!replace) {
            now.forEach(template -> merged.put(template.slug(), template));
        }
        if (!given.isArray()) {
            throw GeneralError.BAD_REQUEST.at(FIELD, "expected an array");
        }
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < given.size(); index++) {
            String place = FIELD + "/" + index;
            AuthTemplate template = template(given.get(index))
                    .orElseThrow(() -> GeneralError.BAD_REQUEST.at(place, "expected a way to authenticate, with"
                            + " placements {carrier, name, prefix?, variable?} or headers and queryParams"));
            if (!seen.add(template.slug())) {
                throw GeneralError.BAD_REQUEST.at(place + "/slug", "expected a slug no other entry has");
            }
            merged.put(template.slug(), template);
        }
        return List.copyOf(merged.values());
    }

    private static JsonNode parse(String config) {
        try {
            return JSON.readTree(config);
        } catch (JsonProcessingException malformed) {
            return JSON.missingNode();
        }
    }

    private static Optional<AuthTemplate> template(JsonNode entry) {
        boolean written = entry.path("placements").isMissingNode();
        String kind = entry.path("kind").isMissingNode() && written
                ? AuthDialect.kind(entry)
                : AuthFacts.text(entry, "kind", "apikey");
        Optional<List<Placement>> placements = written ? AuthDialect.placements(entry) : placements(entry);
        boolean whole = entry.isObject() && KINDS.contains(kind) && placements.isPresent()
                && (!placements.get().isEmpty() || kind.equals("none") || kind.equals("oauth"));
        String slug = AuthFacts.text(entry, "slug",
                "custom_" + ContentHash.of(entry.toString()).substring(0, CUSTOM_DIGITS));
        return whole
                ? Optional.of(new AuthTemplate(slug, kind, name(entry, slug), placements.orElseThrow(),
                        AuthFacts.inputs(entry.path("inputs")), AuthFacts.oauth(entry.path("oauth"))))
                : Optional.empty();
    }

    private static String name(JsonNode entry, String slug) {
        return AuthFacts.text(entry, "name", AuthFacts.text(entry, "label", slug));
    }

    private static Optional<List<Placement>> placements(JsonNode entry) {
        List<Placement> placements = new ArrayList<>();
        entry.path("placements").forEach(placement -> placement(placement).ifPresent(placements::add));
        boolean all = entry.path("placements").isArray() && placements.size() == entry.path("placements").size();
        return all ? Optional.of(placements) : Optional.empty();
    }

    private static Optional<Placement> placement(JsonNode entry) {
        String carrier = AuthFacts.text(entry, "carrier", "");
        String name = AuthFacts.text(entry, "name", "");
        String encoding = AuthFacts.text(entry, "encoding", "plain");
        if (!CARRIERS.contains(carrier) || name.isEmpty() || !ENCODINGS.contains(encoding)) {
            return Optional.empty();
        }
        return Optional.of(new Placement(carrier, name, AuthFacts.text(entry, "prefix", ""),
                AuthFacts.text(entry, "variable", "token"), literal(entry), encoding));
    }

    private static @Nullable String literal(JsonNode entry) {
        return entry.path("literal").isTextual() ? entry.path("literal").textValue() : null;
    }
}
