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

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.MediaTypes;

/** A response as a caller gets it: JSON as it is, text as a string, anything else as a file. */
final class ResponseContent {

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USEFUL = Pattern
            .compile("content-type|etag|last-modified|location|link|retry-after|x-request-id|(x-)?ratelimit.*");

    private ResponseContent() {}

    static Upstream of(EgressResponse response, List<Placement> placements, ObjectMapper json) {
        String contentType = response.headers().firstValue("content-type").orElse(MediaTypes.OCTETS);
        byte[] body = Redaction.redact(response.body().getBytes(), placements);
        return new Upstream(response.status(), useful(response.headers(), placements),
                result(contentType, body, Filename.of(response.headers(), placements), json), body.length);
    }

    private static JsonNode result(String contentType, byte[] body, @Nullable String filename, ObjectMapper json) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.nullNode();
        }
        if (MediaTypes.isJson(contentType)) {
            return json(contentType, body, json);
        }
        if (MediaTypes.isText(contentType)) {
            return JsonNodeFactory.instance.textNode(new String(body, charset(contentType)));
        }
        ObjectNode file = JsonNodeFactory.instance.objectNode().put("data", body).put("contentType",
                MediaTypes.essence(contentType));
        return filename == null ? file : file.put("filename", filename);
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
