package io.mooring.catalog.mcp;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.problem.GeneralError;

/** Packages as the executor installs and starts them. */
final class Packages {

    private static final String FIELD = "/package";
    private static final Pattern NPM = Pattern.compile("(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~-][a-z0-9._~-]*");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z0-9@][\\w.@:/~+=?&%-]{0,511}");
    private static final Pattern VERSION = Pattern.compile("[\\w][\\w.+~-]{0,254}");
    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private Packages() {}

    static ObjectNode runtime(Reach.Package installed, Asked asked) {
        String type = require("/registryType", installed.registryType(), WORD,
                "expected npm, pypi, oci, nuget or mcpb");
        boolean npm = type.equals("npm");
        ObjectNode runtime = JsonNodeFactory.instance.objectNode().put("registryType", type);
        if (installed.registryBaseUrl() != null) {
            runtime.put("registryBaseUrl",
                    Remotes.requireUrl(FIELD + "/registryBaseUrl", installed.registryBaseUrl()).toString());
        }
        runtime.put("identifier", require("/identifier", installed.identifier(), npm ? NPM : IDENTIFIER,
                npm ? "expected the name of an npm package" : "expected the name of a package"));
        optional(runtime, "version", installed.version(), VERSION, "expected one exact version");
        if ("latest".equals(installed.version())) {
            throw GeneralError.BAD_REQUEST.at(FIELD + "/version", "expected one exact version, or none");
        }
        optional(runtime, "fileSha256", installed.fileSha256(), Pattern.compile("[0-9a-f]{64}"),
                "expected 64 lower-case hex digits");
        optional(runtime, "runtimeHint", installed.runtimeHint(), WORD,
                "expected a program such as npx, uvx or docker");
        requireStdio(installed.transport());
        runtime.set("runtimeArguments", arguments("/runtimeArguments", installed.runtimeArguments(), asked));
        runtime.set("packageArguments", arguments("/packageArguments", installed.packageArguments(), asked));
        return runtime;
    }

    private static void requireStdio(Reach.@Nullable Transport transport) {
        if (transport != null && transport.type() != null && !transport.type().equals("stdio")) {
            throw GeneralError.BAD_REQUEST.at(FIELD + "/transport/type",
                    "expected stdio; a package that serves HTTP is registered by the address it serves at");
        }
    }

    private static ArrayNode arguments(String field, @Nullable List<Input> given, Asked asked) {
        ArrayNode arguments = JsonNodeFactory.instance.arrayNode();
        for (int index = 0; given != null && index < given.size(); index++) {
            arguments.add(argument(FIELD + field + "/" + index, given.get(index), index, asked));
        }
        return arguments;
    }

    /** One word, or flag and word; left out by the executor when a variable in it has no value. */
    private static ObjectNode argument(String place, Input input, int index, Asked asked) {
        Literals.requireOpen(place, input);
        ObjectNode argument = JsonNodeFactory.instance.objectNode();
        boolean flag = "named".equals(input.type());
        if (flag) {
            argument.put("name", require(place + "/name", input.name()));
        }
        if (Boolean.TRUE.equals(input.repeated())) {
            argument.put("repeated", true);
        }
        if (input.value() != null) {
            Template template = Template.of(input.value(), input.known().keySet());
            Literals.requireConstant(place + "/value", template.text());
            asked.fill(template, input.known());
            return argument.put("value", template.text());
        }
        String variable = variable(flag ? input.name() : input.valueHint(), index);
        asked.variable(variable, required(input.named(variable)));
        return argument.put("value", "{" + variable + "}");
    }

    /** An argument is not needed unless it says so. */
    private static Input required(Input input) {
        return input.required() != null
                ? input
                : new Input(input.name(), input.label(), input.description(), input.secret(), false, input.format(),
                        null, input.fallback(), input.placeholder(), input.choices(), null, null, null, null);
    }

    private static String variable(@Nullable String hint, int index) {
        String name = hint == null ? "" : hint.replaceAll("^-+", "").replaceAll("[^a-zA-Z0-9_.-]", "_");
        return name.isEmpty() || name.length() > 64 ? "argument_" + (index + 1) : name;
    }

    private static void optional(ObjectNode runtime, String field, @Nullable String given, Pattern form,
            String expected) {
        if (given != null) {
            runtime.put(field, require("/" + field, given, form, expected));
        }
    }

    private static String require(String field, @Nullable String given, Pattern form, String expected) {
        if (given == null || !form.matcher(given).matches()) {
            throw GeneralError.BAD_REQUEST.at(FIELD + field, expected);
        }
        return given;
    }

    private static String require(String place, @Nullable String given) {
        if (given == null || given.isBlank()) {
            throw GeneralError.BAD_REQUEST.at(place, "expected the flag of a named argument");
        }
        return given;
    }
}
