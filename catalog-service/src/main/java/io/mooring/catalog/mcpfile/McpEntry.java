package io.mooring.catalog.mcpfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.catalog.mcp.Input;
import io.mooring.catalog.mcp.Reach;
import io.mooring.contracts.problem.GeneralError;

/** One server of a file, as a way to reach it: {@code ${VAR}} becomes what a connection gives. */
public final class McpEntry {

    private static final Set<String> KNOWN = Set.of("type", "transport", "command", "args", "env", "cwd", "url",
            "headers", "description");
    /** {@code npx} with a package and nothing else of its own. */
    private static final Pattern PACKAGE = Pattern
            .compile("(@[a-z0-9~-][a-z0-9._~-]*/)?[a-z0-9~][a-z0-9._~-]*(@[0-9][\\w.+~-]*|@latest)?");

    private McpEntry() {}

    /** Members that mean nothing here. */
    public static List<String> ignored(JsonNode entry) {
        return entry.properties().stream().map(Map.Entry::getKey).filter(key -> !KNOWN.contains(key)).toList();
    }

    /** Fails with 400 that names the field below the entry. */
    public static Reach reach(JsonNode entry) {
        String type = text(entry, entry.has("type") ? "type" : "transport");
        return switch (type == null ? entry.has("url") ? "auto" : "stdio" : type) {
            case "stdio" -> local(entry);
            case "http", "streamable-http", "streamableHttp", "streamable_http" -> remote(entry, "streamable-http");
            case "sse" -> remote(entry, "sse");
            case "auto" -> remote(entry, "auto");
            default -> throw GeneralError.BAD_REQUEST.at("/type", "expected stdio, http, streamable-http or sse");
        };
    }

    private static Reach local(JsonNode entry) {
        refuse(entry, "url", "a server that is started");
        refuse(entry, "headers", "a server that is started");
        String command = text(entry, "command");
        if (command == null) {
            throw GeneralError.BAD_REQUEST.at("/command", "expected a program, or url for a server somewhere else");
        }
        Map<String, Input> variables = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        for (Filled word : words(entry)) {
            variables.putAll(word.variables());
            words.add(word.text());
        }
        Map<String, String> constants = new LinkedHashMap<>();
        List<Input> given = values(entry, "env", constants);
        int at = command.equals("npx") ? packageAt(words) : -1;
        return at < 0
                ? new Reach.Local(command, words, constants, given, text(entry, "cwd"), null, variables)
                : new Reach.Local(null, words.subList(at + 1, words.size()), constants, given, text(entry, "cwd"),
                        Reach.Package.npm(words.get(at).replaceFirst("@latest$", "")), variables);
    }

    /** Where npx is told its package; -1 when it is told more, and is needed itself. */
    private static int packageAt(List<String> words) {
        int at = 0;
        while (at < words.size() && (words.get(at).equals("-y") || words.get(at).equals("--yes"))) {
            at++;
        }
        return at < words.size() && PACKAGE.matcher(words.get(at)).matches() ? at : -1;
    }

    private static Reach remote(JsonNode entry, String transport) {
        for (String field : List.of("command", "args", "env", "cwd")) {
            refuse(entry, field, "a server somewhere else");
        }
        String url = text(entry, "url");
        if (url == null) {
            throw GeneralError.BAD_REQUEST.at("/url", "expected where the server is");
        }
        Filled endpoint = filled("/url", "", url);
        Map<String, String> constants = new LinkedHashMap<>();
        List<Input> given = values(entry, "headers", constants);
        return new Reach.Remote(endpoint.text(), transport, constants, null, given, endpoint.variables());
    }

    /** What a connection gives; what is the same for all is put beside. */
    private static List<Input> values(JsonNode entry, String field, Map<String, String> constants) {
        List<Input> given = new ArrayList<>();
        JsonNode values = entry.path(field);
        if (!values.isMissingNode() && !values.isNull() && !values.isObject()) {
            throw GeneralError.BAD_REQUEST.at("/" + field, "expected an object of strings");
        }
        values.properties().forEach(value -> {
            String place = "/" + field + "/" + value.getKey().replace("~", "~0").replace("/", "~1");
            if (!value.getValue().isTextual()) {
                throw GeneralError.BAD_REQUEST.at(place, "expected a string");
            }
            Filled filled = filled(place, value.getKey(), value.getValue().textValue());
            if (filled.isConstant()) {
                constants.put(value.getKey(), filled.text());
            } else {
                given.add(filled.named(value.getKey()));
            }
        });
        return given;
    }

    private static List<Filled> words(JsonNode entry) {
        JsonNode args = entry.path("args");
        if (!args.isMissingNode() && !args.isNull() && !args.isArray()) {
            throw GeneralError.BAD_REQUEST.at("/args", "expected an array of strings");
        }
        List<Filled> words = new ArrayList<>();
        args.forEach(word -> {
            if (!word.isTextual()) {
                throw GeneralError.BAD_REQUEST.at("/args/" + words.size(), "expected a string");
            }
            words.add(filled("/args/" + words.size(), "", word.textValue()));
        });
        return words;
    }

    /** The usual values are kept in the catalog, where everybody may read them. */
    private static Filled filled(String place, String name, String written) {
        Filled filled = Filled.of(written);
        if (filled.named(name).showsSecret()) {
            throw GeneralError.BAD_REQUEST.at(place, Input.NO_CREDENTIAL);
        }
        return filled;
    }

    private static void refuse(JsonNode entry, String field, String kind) {
        if (entry.hasNonNull(field)) {
            throw GeneralError.BAD_REQUEST.at("/" + field, "expected nothing: it means nothing for " + kind);
        }
    }

    private static @Nullable String text(JsonNode entry, String field) {
        JsonNode value = entry.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isTextual()) {
            throw GeneralError.BAD_REQUEST.at("/" + field, "expected a string");
        }
        return value.textValue();
    }
}
