package io.mooring.contracts.provider.tool;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One request to a provider, without a credential. Immutable.
 *
 * @param method of HTTP
 * @param segments of the path below the base URL, as they are: encoding is the sender's
 * @param query parameters in order, not encoded
 * @param headers beside those every request has; never a credential
 * @param contentType of the body; null without one
 * @param body text; null without one
 * @param changes whether it may change something: then a lost answer leaves the outcome open
 */
public record ProviderRequest(String method, List<String> segments, Map<String, String> query,
        Map<String, String> headers, @Nullable String contentType, @Nullable String body, boolean changes) {

    private static final String JSON = "application/json";

    public ProviderRequest {
        segments = List.copyOf(segments);
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A request that only reads. */
    public static ProviderRequest get(String... segments) {
        return new ProviderRequest("GET", List.of(segments), Map.of(), Map.of(), null, null, false);
    }

    /** A request that changes something. */
    public static ProviderRequest of(String method, JsonNode body, String... segments) {
        return new ProviderRequest(method, List.of(segments), Map.of(), Map.of(), JSON, body.toString(), true);
    }

    /** Reads, although its method does not say so: a search or a query in a body. */
    public ProviderRequest reading() {
        return new ProviderRequest(method, segments, query, headers, contentType, body, false);
    }

    /** With one parameter more; none when there is no value. */
    public ProviderRequest with(String name, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.isArray() ? joined(value) : value.asText());
        return new ProviderRequest(method, segments, more, headers, contentType, body, changes);
    }

    public ProviderRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ProviderRequest(method, segments, query, more, contentType, body, changes);
    }

    /** Bytes of the body as they are sent. */
    public byte[] content() {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }

    private static String joined(JsonNode values) {
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.asText()));
        return String.join(",", texts);
    }

    /** Neither path nor query nor body: arguments of a user are in them. */
    @Override
    public String toString() {
        return method;
    }
}
