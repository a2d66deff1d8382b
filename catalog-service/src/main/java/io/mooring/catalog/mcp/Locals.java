package io.mooring.catalog.mcp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.problem.GeneralError;

/** Servers the executor starts: their runtime and what a connection gives. */
final class Locals {

    private static final String VARIABLE_NAME = "[a-zA-Z_][a-zA-Z0-9_]{0,127}";
    private static final int MOST_ARGUMENTS = 100;
    private static final int LONGEST_WORD = 4096;

    private Locals() {}

    /** Fails with 400 that names the field. */
    static Way way(Reach.Local local) {
        if (local.command() == null && local.installed() == null) {
            throw GeneralError.BAD_REQUEST.at("/command", "expected a command or a package");
        }
        Asked asked = new Asked();
        ObjectNode runtime = JsonNodeFactory.instance.objectNode().put("transport", "stdio");
        if (local.installed() != null) {
            runtime.set("package", Packages.runtime(local.installed(), asked));
        }
        if (local.command() != null) {
            runtime.put("command", word("/command", local.command()));
        }
        arguments(local, asked).forEach(runtime.putArray("args")::add);
        runtime.set("env", environment(local, asked));
        if (local.cwd() != null) {
            runtime.put("cwd", word("/cwd", local.cwd()));
        }
        return new Way(runtime, asked.methods("env", "Environment variables"), null);
    }

    private static List<String> arguments(Reach.Local local, Asked asked) {
        List<String> args = local.args() == null ? List.of() : local.args();
        Map<String, Input> variables = local.variables() == null ? Map.of() : local.variables();
        Literals.requireOpen(variables);
        if (args.size() > MOST_ARGUMENTS) {
            throw GeneralError.BAD_REQUEST.at("/args", "expected at most " + MOST_ARGUMENTS + " words");
        }
        List<String> words = new ArrayList<>();
        for (int index = 0; index < args.size(); index++) {
            String word = argument("/args/" + index, args.get(index));
            asked.fill(Template.of(word, variables.keySet()), variables);
            words.add(word);
        }
        return words;
    }

    private static String argument(String field, @Nullable String given) {
        String word = given == null ? "" : given;
        if (word.length() > LONGEST_WORD || word.indexOf('\0') >= 0) {
            throw GeneralError.BAD_REQUEST.at(field,
                    "expected at most " + LONGEST_WORD + " characters, none of them U+0000");
        }
        Literals.requireConstant(field, word);
        return word;
    }

    private static String word(String field, String given) {
        if (given.isBlank() || given.length() > LONGEST_WORD || given.chars().anyMatch(Character::isISOControl)) {
            throw GeneralError.BAD_REQUEST.at(field,
                    "expected 1 to " + LONGEST_WORD + " characters without control characters");
        }
        return given;
    }

    /** Constants; what a connection gives is in the methods. */
    private static ObjectNode environment(Reach.Local local, Asked asked) {
        Map<String, String> constants = new HashMap<>();
        Set<String> secret = new HashSet<>();
        if (local.installed() != null && local.installed().environmentVariables() != null) {
            take("/package/environmentVariables/", local.installed().environmentVariables(), false, asked, constants,
                    secret);
        }
        if (local.envVars() != null) {
            take("/envVars/", local.envVars(), true, asked, constants, secret);
        }
        Map<String, String> given = local.env() == null ? Map.of() : local.env();
        given.keySet().forEach(name -> requireVariableName("/env/" + name, name));
        Literals.requireConstants("/env", given, secret);
        constants.putAll(given);
        ObjectNode environment = JsonNodeFactory.instance.objectNode();
        constants.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(constant -> environment.put(constant.getKey(), constant.getValue()));
        return environment;
    }

    private static void take(String field, List<Input> inputs, boolean required, Asked asked,
            Map<String, String> constants, Set<String> secret) {
        for (int index = 0; index < inputs.size(); index++) {
            Input input = inputs.get(index);
            String place = field + index;
            String name = requireVariableName(place + "/name", input.name());
            if (input.isSecret()) {
                secret.add(name);
            }
            String constant = asked.place(place, "env", input, required);
            if (constant != null) {
                constants.put(name, constant);
            }
        }
    }

    private static String requireVariableName(String field, @Nullable String name) {
        if (name == null || !name.matches(VARIABLE_NAME)) {
            throw GeneralError.BAD_REQUEST.at(field,
                    "expected the name of an environment variable: 1 to 128 letters, digits and _, no digit first");
        }
        return name;
    }
}
