package io.mooring.executor.stdio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.lease.Placement;

/**
 * What is to be started for one connection.
 *
 * @param wanted the package it comes from; null when it is a program of this machine
 * @param command the program; null when it is the package's own
 * @param arguments its words; no shell sees them
 * @param environment its variables, credentials among them
 * @param cwd where it is to run; null: a folder of its own
 */
record Launch(@Nullable Npm wanted, @Nullable String command, List<String> arguments,
        Map<String, String> environment, @Nullable String cwd) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z0-9_.-]{1,64})\\}");
    /** Only npx knows them, which is not used. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("-y", "--yes");

    /**
     * A package of npm.
     *
     * @param version exact; the newest one of the day when null
     * @param registry null: the usual one
     */
    record Npm(String name, @Nullable String version, @Nullable String registry) {

        /** As npm wants it. */
        String spec() {
            return name + "@" + (version == null ? "latest" : version);
        }

        /** Name of the folder it is installed in. */
        String folder(String from, LocalDate day) {
            return Folders.name(from + "\n" + spec() + (version == null ? "\n" + day : ""));
        }

        @Override
        public String toString() {
            return spec();
        }
    }

    /** Fails when it is not said how to start it, or not known here. */
    static Launch of(JsonNode runtime, List<Placement> placements) {
        Map<String, String> variables = values(placements, "variable");
        Npm wanted = runtime.has("package") ? wanted(runtime.path("package")) : null;
        String command = runtime.path("command").textValue();
        if (wanted == null && command == null) {
            throw StdioFault.notStarted("the integration names neither a package nor a command");
        }
        List<String> arguments = new ArrayList<>(packageArguments(runtime.path("package"), variables));
        runtime.path("args").forEach(word -> arguments.add(filled(word.asText(), variables)));
        Map<String, String> environment = new LinkedHashMap<>();
        runtime.path("env").properties()
                .forEach(constant -> environment.put(constant.getKey(),
                        filled(constant.getValue().asText(), variables)));
        environment.putAll(values(placements, "env"));
        requireNoNul(arguments, environment);
        return new Launch(wanted, command, List.copyOf(arguments), environment, runtime.path("cwd").textValue());
    }

    private static Map<String, String> values(List<Placement> placements, String carrier) {
        return placements.stream().filter(placement -> placement.carrier().equals(carrier))
                .collect(Collectors.toMap(Placement::name, Placement::value, (one, other) -> other));
    }

    private static Npm wanted(JsonNode given) {
        if (!given.path("registryType").asText().equals("npm")) {
            throw StdioFault.notStarted("only packages of npm are started here, this one is of "
                    + given.path("registryType").asText("an unknown registry"));
        }
        if (given.has("fileSha256")) {
            throw StdioFault
                    .notStarted("a package of npm is checked by the integrity npm itself tells, not by fileSha256");
        }
        given.path("runtimeArguments").forEach(argument -> {
            if (!WITHOUT_EFFECT.contains(argument.path("value").asText(argument.path("name").asText()))) {
                throw StdioFault.notStarted("a package is started without npx, so that runtimeArguments mean nothing");
            }
        });
        return new Npm(given.path("identifier").asText(), given.path("version").textValue(),
                given.path("registryBaseUrl").textValue());
    }

    private static List<String> packageArguments(JsonNode given, Map<String, String> variables) {
        List<String> words = new ArrayList<>();
        given.path("packageArguments").forEach(argument -> {
            String value = argument.path("value").asText();
            if (VARIABLE.matcher(value).results().allMatch(found -> variables.containsKey(found.group(1)))) {
                if (argument.has("name")) {
                    words.add(argument.path("name").asText());
                }
                words.add(filled(value, variables));
            }
        });
        return words;
    }

    /** What no connection fills is ordinary text. */
    private static String filled(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll((MatchResult found) -> Matcher
                .quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
    }

    private static void requireNoNul(List<String> arguments, Map<String, String> environment) {
        if (arguments.stream().anyMatch(word -> word.indexOf('\0') >= 0)) {
            throw StdioFault.notStarted("an argument has the character U+0000 in it");
        }
        environment.forEach((name, value) -> {
            if (value.indexOf('\0') >= 0 || name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
                throw StdioFault.notStarted("the variable " + name.replace("\0", "") + " can't be set");
            }
        });
    }

    /** Without values. */
    @Override
    public String toString() {
        return wanted == null ? String.valueOf(command) : wanted.toString();
    }
}
