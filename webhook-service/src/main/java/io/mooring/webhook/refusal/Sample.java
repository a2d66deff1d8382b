package io.mooring.webhook.refusal;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mooring.webhook.endpoint.Endpoint;
import io.mooring.webhook.provider.Arrival;
import io.mooring.webhook.provider.Verdict.Refusal;
import io.vertx.core.json.JsonObject;

/**
 * A refused webhook without its body and its secrets. The components are columns.
 *
 * @param at ISO 8601
 * @param headers a JSON object
 */
record Sample(String tenant, String id, String endpoint, String at, String reason, String detail, String method, int size,
        String headers) {

    private static final int MOST_HEADERS = 50;
    private static final int LONGEST = 200;
    /** In place of a value that may be, or tell, a secret. */
    private static final String HIDDEN = "…";

    static Sample of(String id, Instant at, Endpoint endpoint, Refusal refusal, String detail, Arrival arrival) {
        return new Sample(endpoint.tenant(), id, endpoint.id(), at.toString(),
                refusal.name().toLowerCase(Locale.ROOT), cut(detail), arrival.method(), arrival.body().length,
                headers(endpoint, arrival));
    }

    private static String headers(Endpoint endpoint, Arrival arrival) {
        Map<String, String> shown = arrival.kept(endpoint.facts());
        Map<String, Object> all = arrival.headerNames().limit(MOST_HEADERS).map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toMap(Sample::cut, name -> cut(shown.getOrDefault(name, HIDDEN)), (a, b) -> a,
                        TreeMap::new));
        return new JsonObject(all).encode();
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
