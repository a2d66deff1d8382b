package io.mooring.executor.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.request.Binding.Server;
import io.mooring.executor.request.Binding.Variable;
import io.quarkiverse.resteasy.problem.HttpProblem;

/**
 * Argument {@code server}: one of the servers the document names, and values for its variables. What a caller says can't
 * lead to another host than the document allows: the credential goes there too.
 */
final class ServerChoice {

    private static final String ARGUMENT = "server";
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");
    /** One or more labels of a name, or one segment of a path. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_~-]+(\\.[A-Za-z0-9_~-]+)*");

    private ServerChoice() {}

    /** Where the call goes, absolute. */
    static String of(Binding binding, JsonNode arguments) {
        JsonNode given = arguments.path(ARGUMENT);
        if (binding.servers().isEmpty() || given.isMissingNode() || given.isEmpty()) {
            return binding.server();
        }
        Server server = find(binding, given.path("url"));
        Matcher variables = VARIABLE.matcher(server.url());
        return variables.replaceAll(
                match -> Matcher.quoteReplacement(value(server, match.group(1), given.path("variables"))));
    }

    private static Server find(Binding binding, JsonNode url) {
        return url.isMissingNode()
                ? binding.servers().getFirst()
                : binding.servers().stream().filter(server -> server.url().equals(url.asText())).findFirst()
                        .orElseThrow(() -> expected("/url", "one of the servers of the tool"));
    }

    private static String value(Server server, String name, JsonNode given) {
        Variable variable = server.variables().get(name);
        if (variable == null) {
            throw ExecutorError.TOOL_UNUSABLE.because("its server has a variable without a default");
        }
        if (!given.has(name)) {
            return variable.fallback();
        }
        String value = given.path(name).asText();
        String field = "/variables" + Values.step(name);
        if (!variable.choices().isEmpty() && !variable.choices().contains(value)) {
            throw expected(field, "one of " + String.join(", ", variable.choices()));
        }
        if (variable.choices().isEmpty() && !(variable.open() && PLAIN.matcher(value).matches())) {
            throw expected(field, variable.open() ? "letters, digits, -, _ and single dots" : "no value");
        }
        return value;
    }

    private static HttpProblem expected(String field, String what) {
        return ExecutorError.INVALID_ARGUMENTS.at("/params/" + ARGUMENT + field, "expected " + what);
    }
}
