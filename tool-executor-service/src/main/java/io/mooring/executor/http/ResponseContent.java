package io.mooring.executor.http;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.lease.Placement;

/** A response as a caller gets it: JSON as it is, text as a string, anything else as base64 with its type. */
final class ResponseContent {

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TEXT = Pattern.compile(
            "text/.*|.*\\+xml|application/(xml|javascript|yaml|x-yaml|x-ndjson|x-www-form-urlencoded|graphql)");
    private static final Pattern USEFUL = Pattern
            .compile("content-type|etag|last-modified|location|link|retry-after|x-request-id|(x-)?ratelimit.*");
    private static final String OCTETS = "application/octet-stream";

    private ResponseContent() {}

    static Upstream of(EgressResponse response, List<Placement> placements, ObjectMapper json) {
        String contentType = response.headers().firstValue("content-type").orElse(OCTETS);
        byte[] body = Redaction.redact(response.body().getBytes(), placements);
        return new Upstream(response.status(), useful(response.headers(), placements), result(contentType, body, json),
                body.length);
    }

    private static JsonNode result(String contentType, byte[] body, ObjectMapper json) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (body.length == 0) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (type.equals("application/json") || type.endsWith("+json")) {
            return json(contentType, body, json);
        }
        return TEXT.matcher(type).matches()
                ? JsonNodeFactory.instance.textNode(new String(body, charset(contentType)))
                : JsonNodeFactory.instance.objectNode().put("contentType", type).put("base64", body);
    }

    /** What calls itself JSON and is not is handed on as text: the caller can see what came. */
    private static JsonNode json(String contentType, byte[] body, ObjectMapper json) {
        try {
            return json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(body);
        } catch (IOException e) {
            return JsonNodeFactory.instance.textNode(new String(body, charset(contentType)));
        }
    }

    private static Charset charset(String contentType) {
        Matcher charset = CHARSET.matcher(contentType);
        return charset.find() && Charset.isSupported(charset.group(1))
                ? Charset.forName(charset.group(1))
                : StandardCharsets.UTF_8;
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
