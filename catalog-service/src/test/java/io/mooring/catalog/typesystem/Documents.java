package io.mooring.catalog.typesystem;

import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.Tool;

/** The document a runner makes of a binding and the default selection. */
final class Documents {

    private Documents() {}

    static String of(Tool tool) {
        JsonNode binding = Schemas.read(tool.binding());
        String field = binding.path("field").textValue();
        String selection = binding.path("selection").isNull() ? "" : " " + binding.path("selection").textValue();
        String variables = list(binding, "$%s: %s");
        String arguments = binding.path("arguments").valueStream().map(
                argument -> argument.path("name").textValue() + ": $" + argument.path("name").textValue())
                .collect(Collectors.joining(", ", "(", ")"));
        return binding.path("operation").textValue() + " call" + none(variables) + " { " + field + none(arguments)
                + selection + " }";
    }

    private static String list(JsonNode binding, String form) {
        return binding.path("arguments").valueStream()
                .map(argument -> form.formatted(argument.path("name").textValue(), argument.path("type").textValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String none(String list) {
        return list.equals("()") ? "" : list;
    }
}
