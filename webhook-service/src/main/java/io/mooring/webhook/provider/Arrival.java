package io.mooring.webhook.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.provider.webhook.Locator;
import io.mooring.contracts.provider.webhook.Locator.Source;
import io.mooring.contracts.provider.webhook.WebhookFacts;

/** What a provider sent. The body is read as JSON only when somebody asks for a member of it. */
public final class Arrival {

    private static final String NO_TYPE = "application/octet-stream";
    private static final String ENDPOINT = "whe_";
    private static final List<String> ALWAYS_KEPT = List.of("content-type", "user-agent");

    private final String method;
    private final String url;
    private final Map<String, List<String>> headers;
    private final byte[] body;
    private @Nullable JsonNode json;

    /**
     * A request.
     *
     * @param url as the provider knows it, with its query
     * @param headers all of them; names in any case
     * @param body as it arrived
     */
    public Arrival(String method, String url, Map<String, List<String>> headers, byte[] body) {
        TreeMap<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        this.method = method;
        this.url = url;
        this.headers = anyCase;
        this.body = body;
    }

    private Arrival(Arrival whole, JsonNode part) {
        this.method = whole.method;
        this.url = whole.url;
        this.headers = whole.headers;
        this.body = whole.body;
        this.json = part;
    }

    public String method() {
        return method;
    }

    public String url() {
        return url;
    }

    public byte[] body() {
        return body;
    }

    /** The path with its query, as they were sent. */
    String target() {
        int host = url.indexOf("://") + 3;
        int path = url.indexOf('/', host);
        return path < 0 ? "/" : url.substring(path);
    }

    /** The id in the path: the segment that looks like one, else the last. */
    String endpoint() {
        List<String> segments = segments();
        int at = endpointAmong(segments);
        return at < 0 ? segments.getLast() : segments.get(at);
    }

    /** What stands in the path behind the id. */
    private List<String> behindEndpoint() {
        List<String> segments = segments();
        int at = endpointAmong(segments);
        return at < 0 ? List.of() : segments.subList(at + 1, segments.size());
    }

    private static int endpointAmong(List<String> segments) {
        return IntStream.range(0, segments.size()).filter(at -> segments.get(at).startsWith(ENDPOINT)).findFirst()
                .orElse(-1);
    }

    private List<String> segments() {
        return List.of(target().split("\\?", 2)[0].split("/", -1));
    }

    /** The request once for each part of its JSON body at a path, as if that were the whole. */
    List<Arrival> each(String path) {
        return Members.at(json(), path).stream().map(part -> new Arrival(this, part)).toList();
    }

    /** Names of its headers, as they were sent. */
    public Stream<String> headerNames() {
        return headers.keySet().stream();
    }

    /** All texts that stand there. */
    List<String> all(Locator at) {
        return switch (at.source()) {
            case HEADER -> headers.getOrDefault(at.name(), List.of());
            case HEADERS -> headers.entrySet().stream().filter(header -> startsWith(header.getKey(), at.name()))
                    .flatMap(header -> header.getValue().stream()).toList();
            case BODY -> Members.at(json(), at.name()).stream().filter(JsonNode::isValueNode)
                    .filter(value -> !value.isNull()).map(JsonNode::asText).toList();
            case QUERY -> Form.of(Form.queryOf(url)).all(at.name());
            case FORM -> Form.of(body).all(at.name());
            case PATH -> behindEndpoint();
            case CONSTANT -> List.of(at.name());
            case FIELD, CLAIM, FRESH -> List.of();
        };
    }

    private static boolean startsWith(String header, String start) {
        return header.regionMatches(true, 0, start, 0, start.length());
    }

    /** The first text there that says something. */
    public @Nullable String find(Locator at) {
        return all(at).stream().map(String::strip).filter(text -> !text.isEmpty()).findFirst().orElse(null);
    }

    /**
     * What the first place has where all of it is there.
     *
     * @param places tried in turn; see {@link Locator#together}
     * @param between the texts of one place
     */
    public @Nullable String findFirst(List<String> places, String between) {
        return places.stream().map(Locator::together).map(together -> join(together, between))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private @Nullable String join(List<Locator> together, String between) {
        List<@Nullable String> texts = together.stream().map(this::find).toList();
        return texts.contains(null) ? null : texts.stream().map(String::valueOf).collect(Collectors.joining(between));
    }

    /** Its type, as its sender says. */
    public String contentType() {
        String type = find(new Locator(Source.HEADER, "Content-Type"));
        return type == null ? NO_TYPE : type;
    }

    /** The headers that stay with the event: those the provider's facts name, so that no credential can slip in. */
    public Map<String, String> kept(WebhookFacts facts) {
        Map<String, String> kept = new HashMap<>();
        Stream.concat(ALWAYS_KEPT.stream(), facts.keptHeaders().stream()).forEach(name -> {
            String value = find(new Locator(Source.HEADER, name));
            if (value != null) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    /** The body as JSON; missing when it is none, or without measure. */
    public JsonNode json() {
        if (json == null) {
            json = Members.read(body);
        }
        return json;
    }
}
