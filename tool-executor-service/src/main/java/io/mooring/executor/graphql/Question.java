package io.mooring.executor.graphql;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.graphql.Binding.Argument;

/**
 * A document and its variables. What a caller says is a variable, whatever it holds; only {@code select} is part of the
 * document, see {@link SelectText}. Pure.
 *
 * @param field whose value is the result
 * @param body the request as GraphQL over HTTP has it
 */
record Question(String field, ObjectNode body) {

    /** The question for these arguments; fails with 400 when what is to be selected is no selection set. */
    static Question of(Binding binding, JsonNode arguments) {
        List<Argument> said = binding.arguments().stream().filter(argument -> arguments.has(argument.name())).toList();
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        said.forEach(argument -> variables.set(argument.name(), arguments.get(argument.name())));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", document(binding, said, arguments));
        if (!variables.isEmpty()) {
            body.set("variables", variables);
        }
        return new Question(binding.field(), body);
    }

    private static String document(Binding binding, List<Argument> said, JsonNode arguments) {
        String types = listed(said.stream().map(argument -> "$" + argument.name() + ": " + argument.type()).toList());
        String values = listed(said.stream().map(argument -> argument.name() + ": $" + argument.name()).toList());
        String selection = selection(binding, arguments);
        return binding.operation() + " " + binding.field() + types + " { " + binding.field() + values
                + (selection.isEmpty() ? "" : " " + selection) + " }";
    }

    private static String listed(List<String> parts) {
        return parts.isEmpty() ? "" : parts.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private static String selection(Binding binding, JsonNode arguments) {
        String argument = binding.selectArgument();
        if (argument != null && arguments.path(argument).isTextual()) {
            return SelectText.read(arguments.path(argument).textValue(), "/params/" + argument);
        }
        return binding.selection() == null ? "" : binding.selection();
    }

    byte[] bytes() {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Not the variables. */
    @Override
    public String toString() {
        return field;
    }
}
