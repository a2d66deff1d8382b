package io.mooring.catalog.mcpfile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.mcp.Input;
import io.mooring.catalog.mcp.Reach;

/** A stored server as an entry of a file; what a connection gives is {@code ${VAR}}, so that nothing of it is secret. */
public final class Written {

    private static final Pattern VARIABLE = Pattern.compile("\\{([a-zA-Z0-9_.-]{1,64})\\}");

    private final String slug;
    private final List<AuthTemplate.Placement> placements;
    private final Map<String, AuthTemplate.Input> inputs;

    private Written(String slug, AuthTemplate method) {
        this.slug = slug;
        this.placements = method.placements();
        this.inputs = method.inputs().stream()
                .collect(Collectors.toMap(AuthTemplate.Input::name, input -> input, (one, other) -> one));
    }

    /** Empty when no client could start it from such a file: a package of something else than npm, PyPI or OCI. */
    public static Optional<ObjectNode> entry(String slug, Reach reach, List<AuthTemplate> methods) {
        AuthTemplate method = methods.stream()
                .filter(one -> !one.placements().isEmpty() && !one.kind().equals("oauth")).findFirst()
                .orElse(AuthTemplate.NONE);
        Written written = new Written(slug, method);
        return switch (reach) {
            case Reach.Remote remote -> Optional.of(written.remote(remote));
            case Reach.Local local -> written.local(local);
        };
    }

    private ObjectNode remote(Reach.Remote remote) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("type", "sse".equals(remote.remoteTransport()) ? "sse" : "http");
        String query = remote.queryParams() == null
                ? ""
                : remote.queryParams().entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("&"));
        String url = filled(remote.endpoint() == null ? "" : remote.endpoint());
        entry.put("url", query.isEmpty() ? url : url + (url.contains("?") ? "&" : "?") + query);
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        if (remote.headers() != null) {
            remote.headers().forEach(headers::put);
        }
        templates(remote.inputs(), headers);
        place("header", headers);
        return headers.isEmpty() ? entry : entry.set("headers", headers);
    }

    private Optional<ObjectNode> local(Reach.Local local) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        ArrayNode args = JsonNodeFactory.instance.arrayNode();
        if (local.command() != null) {
            entry.put("command", local.command());
        } else if (!start(local.installed(), entry, args)) {
            return Optional.empty();
        }
        if (local.args() != null) {
            local.args().forEach(word -> args.add(filled(word)));
        }
        entry.set("args", args);
        ObjectNode environment = JsonNodeFactory.instance.objectNode();
        if (local.env() != null) {
            local.env().forEach(environment::put);
        }
        templates(local.envVars(), environment);
        place("env", environment);
        if (!environment.isEmpty()) {
            entry.set("env", environment);
        }
        if (local.cwd() != null) {
            entry.put("cwd", local.cwd());
        }
        return Optional.of(entry);
    }

    private boolean start(Reach.Package installed, ObjectNode entry, ArrayNode args) {
        String version = installed.version();
        switch (String.valueOf(installed.registryType())) {
            case "npm" -> {
                entry.put("command", "npx");
                args.add("-y").add(installed.identifier() + (version == null ? "" : "@" + version));
            }
            case "pypi" -> {
                entry.put("command", "uvx");
                args.add(installed.identifier() + (version == null ? "" : "==" + version));
            }
            default -> {
                return false;
            }
        }
        if (installed.packageArguments() != null) {
            installed.packageArguments().forEach(argument -> argument(argument, args));
        }
        return true;
    }

    private void argument(Input argument, ArrayNode args) {
        if ("named".equals(argument.type())) {
            args.add(argument.name());
        }
        String named = argument.name() == null ? argument.valueHint() : argument.name();
        args.add(argument.value() == null
                ? reference(named == null ? "argument" : named.replaceAll("^-+", ""))
                : filled(argument.value()));
    }

    /** Texts around several values, or one in the middle. */
    private void templates(@Nullable List<Input> given, ObjectNode into) {
        if (given != null) {
            given.stream().filter(input -> input.name() != null && input.value() != null)
                    .forEach(input -> into.put(input.name(), filled(input.value())));
        }
    }

    private void place(String carrier, ObjectNode into) {
        placements.stream().filter(placement -> placement.carrier().equals(carrier) && !into.has(placement.name()))
                .forEach(placement -> into.put(placement.name(), placement.prefix()
                        + (placement.encoding().equals("basic")
                                ? reference("basic")
                                : placement.literal() == null
                                        ? reference(placement.variable())
                                        : placement.literal())));
    }

    /** Names a connection does not give are ordinary text. */
    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll((MatchResult found) -> Matcher.quoteReplacement(
                        inputs.containsKey(found.group(1)) ? reference(found.group(1)) : found.group()));
    }

    /** The name a file would have; one that many servers have is made the server's own. */
    private String reference(String variable) {
        String name = variable.replaceAll("[^A-Za-z0-9_]", "_");
        String own = name.matches("[a-z0-9_]*|[0-9].*")
                ? (slug + "_" + name).replace('-', '_').toUpperCase(Locale.ROOT)
                : name;
        AuthTemplate.Input input = inputs.get(variable);
        String usual = input == null || input.fallback() == null || input.fallback().indexOf('}') >= 0
                || input.secret() && !input.fallback().isBlank() ? "" : ":-" + input.fallback();
        return "${" + own.replaceFirst("^([0-9])", "_$1") + usual + "}";
    }
}
