package io.mooring.scenario.lookalike;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.mooring.scenario.party.Json;

/**
 * A request to a vendor.
 *
 * @param path decoded
 * @param query decoded; of a name that repeats the last
 * @param headers names in lower case
 */
public record Asked(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {

    /** Without {@code Bearer}; empty when there is none. */
    public String token() {
        return headers.getOrDefault("authorization", "").replaceFirst("(?i)^bearer ", "");
    }

    public JsonNode json() {
        return body.isEmpty() ? MissingNode.getInstance() : Json.tree(body);
    }

    boolean is(String wanted, String form) {
        return method.equals(wanted) && path.matches(form);
    }
}
