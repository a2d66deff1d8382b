package io.mooring.scenario.lookalike;

import java.util.HashMap;
import java.util.Map;

import io.mooring.scenario.party.Json;

/** What a vendor answers. */
public record Said(int status, Map<String, String> headers, String body) {

    /** JSON; a text is taken as it is. */
    public static Said json(int status, Object body) {
        return new Said(status, Map.of("Content-Type", "application/json; charset=utf-8"),
                body instanceof String text ? text : Json.text(body));
    }

    public Said with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Said(status, more, body);
    }
}
