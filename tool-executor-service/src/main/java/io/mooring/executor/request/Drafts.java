package io.mooring.executor.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.request.Binding.Parameter;
import io.mooring.executor.request.Draft.Header;

/** Arguments, already judged by the schema, into a request. Pure. */
public final class Drafts {

    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern DOTS = Pattern.compile("(?:\\.|%2[eE]){1,2}");
    /** OpenAPI: parameters with these names are ignored. */
    private static final Set<String> IGNORED_HEADERS = Set.of("accept", "content-type", "authorization");

    private Drafts() {}

    /** The request for these arguments; fails with 400 when one can't be sent where it belongs. */
    public static Draft of(String binding, JsonNode arguments, ObjectMapper json) {
        try {
            return of(json.readValue(binding, Binding.class), arguments);
        } catch (JsonProcessingException e) {
            throw ExecutorError.TOOL_UNUSABLE.because("its binding is not in the agreed form");
        }
    }

    static Draft of(Binding binding, JsonNode arguments) {
        Map<String, String> path = new HashMap<>();
        List<Pair> query = new ArrayList<>();
        List<Header> headers = new ArrayList<>(List.of(new Header("Accept", "application/json, */*;q=0.8")));
        List<Pair> cookies = new ArrayList<>();
        for (Parameter parameter : binding.parameters()) {
            JsonNode value = arguments.get(parameter.argument());
            if (value == null || value.isNull()) {
                continue;
            }
            switch (parameter.in()) {
                case "path" -> path.put(parameter.name(), path(parameter, value));
                case "query" -> query.addAll(pairs(parameter, value));
                case "cookie" -> cookies.addAll(pairs(parameter, value));
                case "header" -> addHeader(headers, parameter, value);
                default -> throw ExecutorError.TOOL_UNUSABLE
                        .because("a parameter in " + parameter.in() + " can't be sent");
            }
        }
        return new Draft(binding.method(), url(binding, arguments, path), query, headers, cookies,
                RequestBody.of(binding, arguments));
    }

    private static String path(Parameter parameter, JsonNode value) {
        String text = parameter.contentType() == null
                ? PathStyle.path(parameter, value)
                : PercentEncoding.encode(Values.serialised(value, parameter.contentType()));
        if (text.isEmpty() || value.isContainerNode() && value.isEmpty()) {
            throw ExecutorError.INVALID_ARGUMENTS.at(pointer(parameter), "expected a value that is not empty");
        }
        return text;
    }

    private static List<Pair> pairs(Parameter parameter, JsonNode value) {
        return parameter.contentType() == null
                ? QueryStyle.pairs(parameter, value)
                : List.of(Pair.of(parameter.name(), Values.serialised(value, parameter.contentType())));
    }

    private static void addHeader(List<Header> headers, Parameter parameter, JsonNode value) {
        if (IGNORED_HEADERS.contains(parameter.name().toLowerCase(Locale.ROOT))) {
            return;
        }
        if (value.isContainerNode() && value.isEmpty() && parameter.contentType() == null) {
            return;
        }
        String text = parameter.contentType() == null
                ? PathStyle.header(parameter, value)
                : serialised(parameter, value);
        headers.add(new Header(parameter.name(), HeaderLines.requireSafe(text, pointer(parameter))));
    }

    /** In JSON what is not ASCII has a form that is. */
    private static String serialised(Parameter parameter, JsonNode value) {
        String text = Values.serialised(value, String.valueOf(parameter.contentType()));
        return MediaTypes.isJson(String.valueOf(parameter.contentType())) ? inAscii(text) : text;
    }

    private static String inAscii(String json) {
        StringBuilder ascii = new StringBuilder(json.length());
        json.chars().forEach(c -> ascii.append(c <= '~' ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return ascii.toString();
    }

    private static String url(Binding binding, JsonNode arguments, Map<String, String> values) {
        StringBuilder path = new StringBuilder();
        Matcher place = PLACE.matcher(binding.path());
        int end = 0;
        while (place.find()) {
            path.append(PercentEncoding.encodeTemplate(binding.path().substring(end, place.start())));
            path.append(requireValue(binding, values, place.group(1)));
            end = place.end();
        }
        path.append(PercentEncoding.encodeTemplate(binding.path().substring(end)));
        requireNoDots(path.toString());
        return ServerChoice.of(binding, arguments).replaceAll("/+$", "") + path;
    }

    private static String requireValue(Binding binding, Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            String argument = binding.parameters().stream()
                    .filter(parameter -> parameter.in().equals("path") && parameter.name().equals(name))
                    .map(Parameter::argument).findFirst().orElse(name);
            throw ExecutorError.INVALID_ARGUMENTS.at("/params/" + argument, "required");
        }
        return value;
    }

    /** A segment of dots would address another resource than the template's. */
    private static void requireNoDots(String path) {
        for (String segment : path.split("\\?", 2)[0].split("/")) {
            if (DOTS.matcher(segment).matches()) {
                throw ExecutorError.INVALID_ARGUMENTS.at("/params", "expected no path segment of dots");
            }
        }
    }

    private static String pointer(Parameter parameter) {
        return "/params" + Values.step(parameter.argument());
    }
}
