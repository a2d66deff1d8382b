package io.mooring.catalog.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.AuthTemplate.Placement;

/**
 * Auth templates as people write them by hand: {@code {type, headers, queryParams, cookies}}, each value a text, or a list
 * of texts with at most one {@code {type: "variable", name}}, the last.
 */
final class AuthDialect {

    private static final Map<String, String> KINDS = Map.of("apiKey", "apikey", "apikey", "apikey", "header", "header",
            "bearer", "header", "oauth2", "oauth", "oauth", "oauth", "none", "none");
    private static final Map<String, String> CARRIERS = Map.of("headers", "header", "queryParams", "query", "cookies",
            "cookie");

    private AuthDialect() {}

    /** Our word for its type; empty when it has another one. */
    static String kind(JsonNode entry) {
        return KINDS.getOrDefault(entry.path("type").asText(), "");
    }

    /** Empty when a part has another form. */
    static Optional<List<Placement>> placements(JsonNode entry) {
        List<Placement> placements = new ArrayList<>();
        int expected = 0;
        for (String part : List.of("headers", "queryParams", "cookies")) {
            JsonNode given = entry.path(part);
            expected += given.isMissingNode() || given.isObject() ? given.size() : 1;
            given.properties().forEach(value -> placement(CARRIERS.get(part), value.getKey(), value.getValue())
                    .ifPresent(placements::add));
        }
        return placements.size() == expected ? Optional.of(placements) : Optional.empty();
    }

    private static Optional<Placement> placement(String carrier, String name, JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(literal(carrier, name, value.textValue()));
        }
        StringBuilder prefix = new StringBuilder();
        for (int index = 0; index < value.size(); index++) {
            JsonNode part = value.get(index);
            if (part != null && part.isTextual()) {
                prefix.append(part.textValue());
            } else if (part != null && index == value.size() - 1 && part.path("type").asText().equals("variable")) {
                return Optional.of(new Placement(carrier, name, prefix.toString(),
                        AuthFacts.text(part, "name", "token"), null, "plain"));
            } else {
                return Optional.empty();
            }
        }
        return value.isArray() && !value.isEmpty()
                ? Optional.of(literal(carrier, name, prefix.toString()))
                : Optional.empty();
    }

    private static Placement literal(String carrier, String name, String text) {
        return new Placement(carrier, name, "", "token", text, "plain");
    }
}
