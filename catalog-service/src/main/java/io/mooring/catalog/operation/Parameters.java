package io.mooring.catalog.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.catalog.document.DocumentFault;
import io.mooring.catalog.document.Place;
import io.mooring.catalog.document.References;

/** Which parameters an operation has, and the argument each becomes. */
final class Parameters {

    private static final Set<String> LOCATIONS = Set.of("path", "query", "header", "cookie");
    /** OpenAPI says to ignore these as header parameters: others own them. */
    private static final Set<String> OWNED = Set.of("accept", "content-type", "authorization");
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^/{}]+)}");

    private Parameters() {}

    /**
     * The parameters of an operation over those of its path item.
     *
     * @param reserved arguments that are no parameters
     */
    static List<Parameter> of(Operation operation, References references, Set<String> reserved) {
        Map<String, Place> declared = new LinkedHashMap<>();
        for (Place owner : List.of(operation.pathItem(), operation.place())) {
            owner.at("parameters").items().stream().map(references::follow).filter(Parameters::counts)
                    .forEach(place -> declared.put(place.text("in") + " " + place.text("name"), place));
        }
        Set<String> inPath = TEMPLATE.matcher(operation.path()).results().map(template -> template.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        declared.values().removeIf(place -> place.text("in").equals("path") && !inPath.contains(place.text("name")));
        inPath.forEach(name -> declared.putIfAbsent("path " + name, undeclared(operation, name)));
        return named(List.copyOf(declared.values()), reserved);
    }

    private static boolean counts(Place parameter) {
        String in = parameter.text("in");
        if (!LOCATIONS.contains(in)) {
            throw new DocumentFault(parameter.pointer() + "/in", "expected path, query, header or cookie");
        }
        if (parameter.text("name").isEmpty()) {
            throw new DocumentFault(parameter.pointer() + "/name", "expected the name of the parameter");
        }
        return !in.equals("header") || !OWNED.contains(parameter.text("name").toLowerCase(Locale.ROOT));
    }

    /** A template variable nobody declared is still needed to make the URL. */
    private static Place undeclared(Operation operation, String name) {
        var parameter = JsonNodeFactory.instance.objectNode().put("name", name).put("in", "path").put("required", true);
        parameter.putObject("schema").put("type", "string");
        return new Place(operation.place().pointer() + "/parameters", parameter);
    }

    private static List<Parameter> named(List<Place> places, Set<String> reserved) {
        Map<String, Long> count = places.stream()
                .collect(Collectors.groupingBy(place -> place.text("name"), Collectors.counting()));
        Set<String> taken = places.stream().map(place -> place.text("name"))
                .collect(Collectors.toCollection(() -> new HashSet<>(reserved)));
        List<Parameter> parameters = new ArrayList<>();
        for (Place place : places) {
            String name = place.text("name");
            boolean alone = count.get(name) == 1 && !reserved.contains(name);
            parameters.add(new Parameter(alone ? name : free(place.text("in") + "_" + name, taken), name,
                    place.text("in"), place));
        }
        return parameters;
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int number = 2; !taken.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }
}
