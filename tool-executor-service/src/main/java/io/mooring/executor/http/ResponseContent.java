package io.mooring.executor.http;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.lease.Placement;

/** A response as a caller gets it: JSON as it is, values and events as arrays, text as a string, the rest as a file. */
final class ResponseContent {

    private static final Pattern USEFUL = Pattern.compile("content-type|etag|last-modified|location|link|retry-after"
            + "|x-request-id|(x-)?rate-?limit.*");

    private ResponseContent() {}

    static Upstream of(EgressResponse response, List<Placement> placements, ObjectReader json) {
        HttpHeaders headers = response.headers();
        byte[] body = Redaction.redact(response.body().getBytes(), placements);
        Content content = Content.of(headers.firstValue("content-type").orElse(null), body, response.cut() != null,
                json);
        return new Upstream(response.status(), useful(headers, placements),
                named(content.result(), Filename.of(headers, placements)), body.length,
                response.cut() == null ? content.cut() : response.cut().name().toLowerCase(Locale.ROOT),
                content.invalid());
    }

    /** A file has its name with it; anything else needs none. */
    private static JsonNode named(JsonNode result, @Nullable String filename) {
        return filename != null && result instanceof ObjectNode file && file.path("data").isBinary()
                ? file.put("filename", filename)
                : result;
    }

    private static Map<String, String> useful(HttpHeaders headers, List<Placement> placements) {
        Map<String, String> useful = new TreeMap<>();
        headers.map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (USEFUL.matcher(lower).matches()) {
                useful.put(lower, Redaction.redact(String.join(", ", values), placements));
            }
        });
        return useful;
    }
}
