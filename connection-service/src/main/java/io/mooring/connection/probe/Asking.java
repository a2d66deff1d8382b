package io.mooring.connection.probe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import io.mooring.connection.credential.RenderedPlacement;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.provider.IdentityProbe;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.ProviderFacts.Api;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/**
 * The identity probe of a provider as a request.
 *
 * @param baseUrl where calls of the integration go; a probe that goes where calls go, goes there too
 * @param placements the credential, as in every call
 * @param values for holes in URL, headers and body
 */
record Asking(ProviderFacts facts, @Nullable String baseUrl, List<RenderedPlacement> placements,
        Map<String, String> values) {

    private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z0-9_.-]{1,64})}");
    /** A host with its port, or a path segment: a value never ends the part of the URL it stands in. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._~:-]{1,512}");
    /** An input may be a whole URL, where the template is nothing else up to its path. */
    private static final Pattern LEADING = Pattern.compile("^\\{([A-Za-z0-9_.-]{1,64})}");

    /** Empty when a hole can't be filled: then it is not known where to ask. */
    Optional<EgressRequest> request(IdentityProbe probe) {
        Optional<String> url = url(probe.url());
        Optional<String> body = probe.body() == null ? Optional.of("") : fillJson(probe.body());
        if (url.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        EgressRequest request = EgressRequest.of(HttpMethod.valueOf(probe.method() == null ? "GET" : probe.method()),
                "NONE".equals(probe.auth()) ? url.get() : withQuery(url.get()));
        return headers(probe).map(headers -> {
            EgressRequest full = request;
            for (Map.Entry<String, String> header : headers.entrySet()) {
                full = full.withSecretHeader(header.getKey(), header.getValue());
            }
            return probe.body() == null
                    ? full
                    : full.withBody(Buffer.buffer(body.get())).withHeader("Content-Type", "application/json");
        });
    }

    private Optional<String> url(String template) {
        Api api = facts.api();
        String usual = api == null ? null : api.baseUrl();
        if (usual != null && baseUrl != null && template.startsWith(usual)) {
            return fill(template.substring(usual.length()), Asking::forUrl)
                    .map(path -> baseUrl.replaceFirst("/+$", "") + path);
        }
        Matcher leading = LEADING.matcher(template);
        String origin = leading.find() ? values.get(leading.group(1)) : null;
        return origin != null && origin.matches("https?://[A-Za-z0-9._~:/-]{1,512}")
                ? fill(template.substring(leading.end()), Asking::forUrl)
                        .map(path -> origin.replaceFirst("/+$", "") + path)
                : fill(template, Asking::forUrl);
    }

    private String withQuery(String url) {
        String query = placements.stream().filter(one -> one.carrier().equals("query"))
                .map(one -> encoded(one.name()) + "=" + encoded(one.value())).collect(Collectors.joining("&"));
        return query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query;
    }

    /** Those of every call, the credential's, and the probe's own, which win. */
    private Optional<Map<String, String>> headers(IdentityProbe probe) {
        Map<String, String> templates = new HashMap<>();
        templates.put("Accept", "application/json");
        if (facts.api() != null) {
            templates.putAll(facts.api().headers());
        }
        templates.putAll(probe.headers());
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, String> template : templates.entrySet()) {
            Optional<String> value = fill(template.getValue(), text -> text);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            headers.put(template.getKey(), value.get());
        }
        if (!"NONE".equals(probe.auth())) {
            placements.stream().filter(one -> one.carrier().equals("header"))
                    .forEach(one -> headers.put(one.name(), one.value()));
            String cookies = placements.stream().filter(one -> one.carrier().equals("cookie"))
                    .map(one -> one.name() + "=" + one.value()).collect(Collectors.joining("; "));
            if (!cookies.isEmpty()) {
                headers.put("Cookie", cookies);
            }
        }
        return Optional.of(headers);
    }

    private Optional<String> fillJson(String template) {
        // a hole in JSON is a name alone; what else stands in braces is the JSON itself
        return Optional.of(HOLE.matcher(template).replaceAll(hole -> {
            String value = values.get(hole.group(1));
            return Matcher.quoteReplacement(value == null
                    ? hole.group()
                    : new String(JsonStringEncoder.getInstance().quoteAsString(value)));
        }));
    }

    private Optional<String> fill(String template, java.util.function.UnaryOperator<String> encode) {
        boolean known = HOLE.matcher(template).results().allMatch(hole -> values.containsKey(hole.group(1)));
        return known
                ? Optional.of(HOLE.matcher(template).replaceAll(hole -> Matcher
                        .quoteReplacement(encode.apply(String.valueOf(values.get(hole.group(1)))))))
                : Optional.empty();
    }

    private static String forUrl(String value) {
        return HARMLESS.matcher(value).matches() ? value : encoded(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Asking[" + facts.id() + "]";
    }
}
