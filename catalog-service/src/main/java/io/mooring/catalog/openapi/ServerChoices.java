package io.mooring.catalog.openapi;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.document.Place;
import io.mooring.catalog.operation.Operation;
import io.mooring.catalog.operation.ServerArgument;

/**
 * Several servers, or one with variables, as argument {@code server}: {@code {url?, variables?}}. A credential goes where
 * the call goes, so that a caller can choose only what the document lists, and fill in only what stays on a host of the
 * document's: a variable with an enum, or one in the path, or one left of a name with a dot in it.
 */
final class ServerChoices {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");
    private static final Pattern HOST = Pattern.compile("(?:https?:)?//([^/?#]*)");
    /** What is left of the last variable of a host names somebody: {@code .example.com}, maybe with a port. */
    private static final Pattern OWNED = Pattern.compile("\\.[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d+)?");

    private final Servers servers;

    ServerChoices(Servers servers) {
        this.servers = servers;
    }

    /** The argument; empty when there is nothing to choose. */
    Optional<ServerArgument> of(Operation operation) {
        ArrayNode binding = JSON.arrayNode();
        ObjectNode variables = JSON.objectNode();
        List<String> urls = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Place server : servers.choices(operation)) {
            String url = servers.template(server);
            boolean inClear = url.startsWith("http:") && urls.contains("https" + url.substring("http".length()));
            if (!urls.contains(url) && !inClear) {
                urls.add(url);
                words.add(url + (server.text("description").isEmpty() ? "" : ": " + server.text("description")));
                binding.addObject().put("url", url).set("variables", variables(server, url, variables));
            }
        }
        return urls.size() < 2 && variables.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerArgument(schema(urls, words, variables), binding));
    }

    /** All variables of a server; those a caller may say go into the schema, too. */
    private static ObjectNode variables(Place server, String url, ObjectNode schemas) {
        ObjectNode binding = JSON.objectNode();
        for (Place variable : server.at("variables").members()) {
            if (!url.contains("{" + variable.key() + "}")) {
                continue;
            }
            List<JsonNode> choices = variable.at("enum").items().stream().map(Place::node).toList();
            boolean open = !choices.isEmpty() || isOpen(url, variable.key());
            ObjectNode entry = binding.putObject(variable.key())
                    .put("default", variable.node().path("default").asText())
                    .put("open", open);
            choices.forEach(choice -> entry.withArrayProperty("enum").add(choice.asText()));
            if (open) {
                merge(variable, choices, schemas);
            }
        }
        return binding;
    }

    /** Servers may have variables of the same name with other choices: the schema admits those of all. */
    private static void merge(Place variable, List<JsonNode> choices, ObjectNode schemas) {
        boolean known = schemas.has(variable.key());
        ObjectNode schema = schemas.withObjectProperty(variable.key()).put("type", "string");
        if (!variable.text("description").isEmpty()) {
            schema.put("description", variable.text("description"));
        }
        Set<String> all = new LinkedHashSet<>();
        schema.path("enum").forEach(choice -> all.add(choice.asText()));
        choices.forEach(choice -> all.add(choice.asText()));
        boolean any = choices.isEmpty() || known && !schema.has("enum");
        schema.remove("enum");
        if (!any) {
            all.forEach(choice -> schema.withArrayProperty("enum").add(choice));
        }
        if (!known) {
            schema.put("default", variable.node().path("default").asText());
        }
    }

    private static boolean isOpen(String url, String name) {
        return HOST.matcher(url).results().findFirst().map(found -> {
            String host = found.group(1);
            List<MatchResult> inHost = VARIABLE.matcher(host).results().toList();
            return inHost.stream().noneMatch(variable -> variable.group(1).equals(name))
                    || OWNED.matcher(host.substring(inHost.getLast().end())).matches();
        }).orElse(false);
    }

    private static ObjectNode schema(List<String> urls, List<String> words, ObjectNode variables) {
        ObjectNode schema = JSON.objectNode().put("type", "object")
                .put("description", "Where the call goes unless it is the first: " + String.join("; ", words));
        ObjectNode properties = schema.putObject("properties");
        if (urls.size() > 1) {
            ArrayNode choices = properties.putObject("url").put("type", "string").put("default", urls.getFirst())
                    .putArray("enum");
            urls.forEach(choices::add);
        }
        if (!variables.isEmpty()) {
            properties.putObject("variables").put("type", "object").put("additionalProperties", false)
                    .set("properties", variables);
        }
        return schema.put("additionalProperties", false);
    }
}
