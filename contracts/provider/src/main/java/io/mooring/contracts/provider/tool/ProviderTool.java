package io.mooring.contracts.provider.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.smallrye.mutiny.Uni;

/**
 * One thing a provider can do.
 *
 * @param name unique at the provider; {@code mcp_<integration>_<name>} calls it
 * @param title for people
 * @param description for agents
 * @param inputSchema JSON Schema 2020-12 of the arguments, as text
 * @param outputSchema of the result, as text
 * @param readOnly changes nothing
 * @param destructive may delete or overwrite
 * @param idempotent repeating it has no further effect
 * @param scopes of OAuth it needs, any one of those between {@code |}
 * @param action a publication grants: {@code issue.create}
 * @param resources the narrower reaches a call is within: forms whose holes are arguments
 * @param alias name it is called by instead in the provider's usual integration: {@code GMAIL_SEND_EMAIL}
 * @param execution runs it
 */
public record ProviderTool(String name, String title, String description, String inputSchema, String outputSchema,
        boolean readOnly, boolean destructive, boolean idempotent, List<String> scopes, String action,
        List<String> resources, @Nullable String alias, Execution execution) {

    private static final Pattern HOLE = Pattern.compile("\\{([a-z_]+)}");

    /** Runs a tool; it does no input or output of its own. */
    @FunctionalInterface
    public interface Execution {

        /** The result; fails with {@link ProviderFailure}, or with what the client failed with. */
        Uni<JsonNode> run(ProviderCall call);
    }

    public ProviderTool {
        scopes = List.copyOf(scopes);
        resources = List.copyOf(resources);
    }

    /** Every resource a call with these arguments is within; a form with a hole no argument fills is left out. */
    public List<String> resourcesOf(JsonNode arguments) {
        return resources.stream().map(form -> filled(form, arguments)).flatMap(Optional::stream).toList();
    }

    /** Scopes that are needed and not among those granted. */
    public List<String> missing(Set<String> granted) {
        return scopes.stream().filter(needed -> List.of(needed.split("\\|")).stream().noneMatch(granted::contains))
                .toList();
    }

    private static Optional<String> filled(String form, JsonNode arguments) {
        List<String> unfilled = new ArrayList<>();
        String text = HOLE.matcher(form).replaceAll(hole -> {
            JsonNode value = arguments.path(hole.group(1));
            if (!value.isTextual() && !value.isIntegralNumber() || value.asText().isEmpty()) {
                unfilled.add(hole.group(1));
            }
            return Matcher.quoteReplacement(value.asText());
        });
        return unfilled.isEmpty() ? Optional.of(text) : Optional.empty();
    }
}
