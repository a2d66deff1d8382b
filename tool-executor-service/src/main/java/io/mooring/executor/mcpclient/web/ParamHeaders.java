package io.mooring.executor.mcpclient.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** What of a request is in headers, too: its name, and arguments with {@code x-mcp-header} (MCP 2026-07-28, streamable HTTP). */
public final class ParamHeaders {

    /** What a request is about, by its method. */
    private static final Map<String, String> NAMED = Map.of("tools/call", "name", "prompts/get", "name",
            "resources/read", "uri", "tasks/get", "taskId", "tasks/update", "taskId", "tasks/cancel", "taskId");
    private static final String ANNOTATION = "x-mcp-header";
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Set<String> TYPES = Set.of("string", "integer", "boolean");
    /** What is in these is no schema. */
    private static final Set<String> DATA = Set.of("const", "default", "enum", "examples");
    private static final int DEEPEST = 32;

    /** An annotated property. */
    private record Place(String header, List<String> path) {}

    private ParamHeaders() {}

    /** What {@code Mcp-Name} says of a request; empty when it has none. */
    static String about(String method, JsonNode params) {
        String place = NAMED.get(method);
        return place == null ? "" : params.path(place).asText("");
    }

    /** Why the annotations of a tool's input schema can't be followed; empty when they can, or there are none. */
    public static Optional<String> fault(JsonNode schema) {
        List<Place> places = new ArrayList<>();
        return collect(schema, List.of(), true, places).or(() -> {
            Set<String> names = new HashSet<>();
            return places.stream().map(Place::header).filter(name -> !names.add(name.toLowerCase(Locale.ROOT)))
                    .map(name -> "two properties have the header " + name).findFirst();
        });
    }

    /** The headers of a call; none when the annotations can't be followed. */
    static Map<String, String> of(JsonNode tool, JsonNode arguments) {
        JsonNode schema = tool.path("inputSchema");
        Map<String, String> headers = new LinkedHashMap<>();
        if (fault(schema).isEmpty()) {
            List<Place> places = new ArrayList<>();
            collect(schema, List.of(), true, places);
            for (Place place : places) {
                JsonNode value = arguments;
                for (String name : place.path()) {
                    value = value.path(name);
                }
                if (value.isValueNode() && !value.isNull()) {
                    headers.put("Mcp-Param-" + place.header(), encoded(text(value)));
                }
            }
        }
        return headers;
    }

    /** A value as a header can carry it: itself, or {@code =?base64?…?=} of its UTF-8. */
    static String encoded(String value) {
        boolean plain = value.chars().allMatch(octet -> octet >= 0x20 && octet <= 0x7e)
                && value.strip().equals(value) && !(value.startsWith("=?base64?") && value.endsWith("?="));
        return plain
                ? value
                : "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    private static String text(JsonNode value) {
        return value.isIntegralNumber() || value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0
                ? value.bigIntegerValue().toString()
                : value.asText();
    }

    /** @param reachable whether there are only {@code properties} above */
    private static Optional<String> collect(JsonNode schema, List<String> path, boolean reachable,
            List<Place> places) {
        if (path.size() > DEEPEST) {
            return Optional.empty();
        }
        if (schema.isObject() && schema.has(ANNOTATION)) {
            Optional<String> fault = fault(schema, path, reachable);
            if (fault.isPresent()) {
                return fault;
            }
            places.add(new Place(schema.path(ANNOTATION).textValue(), path));
        }
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            Optional<String> fault = member.getKey().equals("properties") && member.getValue().isObject()
                    ? properties(member.getValue(), path, reachable, places)
                    : elsewhere(member, path, places);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> properties(JsonNode properties, List<String> path, boolean reachable,
            List<Place> places) {
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            List<String> below = new ArrayList<>(path);
            below.add(property.getKey());
            Optional<String> fault = collect(property.getValue(), below, reachable, places);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> elsewhere(Map.Entry<String, JsonNode> member, List<String> path,
            List<Place> places) {
        if (DATA.contains(member.getKey()) || member.getValue().isValueNode()) {
            return Optional.empty();
        }
        List<String> below = new ArrayList<>(path);
        below.add(member.getKey());
        if (member.getValue().isObject()) {
            return collect(member.getValue(), below, false, places);
        }
        for (JsonNode part : member.getValue()) {
            Optional<String> fault = collect(part, below, false, places);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fault(JsonNode schema, List<String> path, boolean reachable) {
        JsonNode name = schema.path(ANNOTATION);
        if (path.isEmpty() || !reachable) {
            return Optional.of("a header is asked for where no argument always stands");
        }
        if (!name.isTextual() || !TOKEN.matcher(name.textValue()).matches()) {
            return Optional.of("a header name is not valid (RFC 9110 §5.1)");
        }
        return TYPES.contains(schema.path("type").asText())
                ? Optional.empty()
                : Optional.of("only a string, an integer or a boolean can be a header");
    }
}
