package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads a document a second time, as plain maps and lists, to compare with what the compiler made of it. It shares no code
 * with it and knows only what the four vendors' documents need.
 */
final class PlainReader {

    /** What a document says about an operation. */
    record Said(String method, String path, String id, String server, List<Argument> parameters, List<String> bodyTypes,
            boolean bodyRequired) {}

    /** What a document says about a parameter. */
    record Argument(String name, String in, String style, boolean explode, boolean required) {}

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<?, ?> document;

    PlainReader(String text) throws JsonProcessingException {
        this.document = text.startsWith("{") ? new ObjectMapper().readValue(text, Map.class) : yaml(text);
    }

    private static Map<?, ?> yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return new Yaml(new SafeConstructor(options)).load(text);
    }

    List<Said> operations() {
        List<Said> operations = new ArrayList<>();
        map(document.get("paths")).forEach((path, item) -> METHODS.stream().filter(map(item)::containsKey)
                .forEach(method -> operations.add(operation(path.toString(), method, map(item)))));
        return operations;
    }

    private Said operation(String path, String method, Map<?, ?> item) {
        Map<?, ?> operation = map(item.get(method));
        boolean swagger = document.containsKey("swagger");
        Map<String, Argument> parameters = new LinkedHashMap<>();
        List<Map<?, ?>> forms = new ArrayList<>();
        for (Object each : joined(item.get("parameters"), operation.get("parameters"))) {
            Map<?, ?> parameter = resolved(each);
            if (List.of("body", "formData").contains(parameter.get("in"))) {
                forms.add(parameter);
            } else {
                parameters.put(parameter.get("in") + " " + parameter.get("name"), argument(parameter, swagger));
            }
        }
        Map<?, ?> body = resolved(operation.get("requestBody"));
        List<String> types = swagger && !forms.isEmpty()
                ? list(operation.containsKey("consumes") ? operation.get("consumes") : document.get("consumes"))
                        .stream()
                        .map(Object::toString).filter(type -> type.contains("form")).toList()
                : map(body.get("content")).keySet().stream().map(Object::toString).toList();
        return new Said(method, path, Objects.toString(operation.get("operationId"), ""), server(item, operation),
                List.copyOf(parameters.values()), types, Boolean.TRUE.equals(body.get("required"))
                        || forms.stream().anyMatch(form -> Boolean.TRUE.equals(form.get("required"))));
    }

    private static Argument argument(Map<?, ?> parameter, boolean swagger) {
        String in = Objects.toString(parameter.get("in"));
        boolean listed = in.equals("query") || in.equals("cookie");
        String style = Objects.toString(parameter.get("style"), listed ? "form" : "simple");
        boolean explode = parameter.containsKey("explode")
                ? Boolean.TRUE.equals(parameter.get("explode"))
                : style.equals("form") && !(swagger && "array".equals(parameter.get("type")));
        return new Argument(Objects.toString(parameter.get("name")), in, style, explode,
                in.equals("path") || Boolean.TRUE.equals(parameter.get("required")));
    }

    private String server(Map<?, ?> item, Map<?, ?> operation) {
        for (Map<?, ?> owner : List.of(operation, item, document)) {
            if (!list(owner.get("servers")).isEmpty()) {
                return Objects.toString(map(list(owner.get("servers")).getFirst()).get("url"));
            }
        }
        return list(document.get("schemes")).getFirst() + "://" + document.get("host")
                + Objects.toString(document.get("basePath"), "");
    }

    private Map<?, ?> resolved(Object value) {
        Map<?, ?> here = map(value);
        while (here.containsKey("$ref")) {
            Object target = document;
            for (String step : here.get("$ref").toString().substring(2).split("/")) {
                target = map(target).get(step.replace("~1", "/").replace("~0", "~"));
            }
            here = map(target);
        }
        return here;
    }

    private static List<Object> joined(Object first, Object second) {
        List<Object> all = new ArrayList<>(list(first));
        all.addAll(list(second));
        return all;
    }

    private static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
