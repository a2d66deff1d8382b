package io.mooring.catalog.integration;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.AuthTemplate.Input;
import io.mooring.catalog.AuthTemplate.OAuth;

/** What an auth template says beside its placements; what has another form is left out. */
final class AuthFacts {

    private AuthFacts() {}

    /** Inputs that have a name. */
    static List<Input> inputs(JsonNode given) {
        List<Input> inputs = new ArrayList<>();
        for (JsonNode entry : given) {
            String name = text(entry, "name");
            if (name != null) {
                inputs.add(new Input(name, text(entry, "label", name), text(entry, "description", ""),
                        entry.path("secret").asBoolean(true), entry.path("required").asBoolean(true),
                        text(entry, "fallback"), texts(entry.path("choices"))));
            }
        }
        return inputs;
    }

    static @Nullable OAuth oauth(JsonNode given) {
        return given.isObject()
                ? new OAuth(text(given, "provider"), text(given, "discoveryUrl"), text(given, "authorizationUrl"),
                        text(given, "tokenUrl"), text(given, "refreshUrl"), text(given, "resource"),
                        texts(given.path("scopes")), texts(given.path("flows")))
                : null;
    }

    static @Nullable String text(JsonNode entry, String key) {
        JsonNode value = entry.path(key);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
    }

    static String text(JsonNode entry, String key, String absent) {
        String value = text(entry, key);
        return value == null ? absent : value;
    }

    private static List<String> texts(JsonNode given) {
        return StreamSupport.stream(given.spliterator(), false).filter(JsonNode::isTextual).map(JsonNode::textValue)
                .toList();
    }
}
