package io.mooring.catalog.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.listing.McpTools;
import io.mooring.contracts.problem.GeneralError;

/** MCP servers as drafts of integrations. Nothing is asked of a server: which tools it has, a connection tells. */
@ApplicationScoped
public class McpServers {

    private static final Toolset NO_TOOLS = new Toolset(List.of(), Map.of(), List.of());

    /**
     * What somebody says about an MCP server that shall be an integration.
     *
     * @param slug id of the integration
     * @param name for people
     * @param description for agents; empty when absent
     * @param displayUrl public address for people
     * @param reach how the server is reached
     * @param auth {@code "none"}, {@code "oauth2"} or {@code {"header": {"headerName", "prefix"?}}}; remote only
     * @param authenticationTemplate wins over every method that follows from the rest
     * @param configSchema JSON Schema of an object, each property an environment variable; or these by name
     * @param tools as {@code tools/list} gives them, or names; known before anybody has asked the server
     * @param curation where it stands among the curated ones
     */
    public record Order(Slug slug, String name, @Nullable String description, @Nullable String displayUrl, Reach reach,
            @Nullable JsonNode auth, @Nullable JsonNode authenticationTemplate, @Nullable JsonNode configSchema,
            @Nullable JsonNode tools, Curation curation) {}

    private final McpConfig config;
    private final ObjectMapper json;

    McpServers(McpConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Fails (throws) with 400 or 403 that names the field. */
    public Draft draft(Order order) {
        if (order.reach() instanceof Reach.Local && !config.stdioEnabled()) {
            throw CatalogError.STDIO_DISABLED.at("/transport",
                    "expected remote; whoever runs this installation can allow stdio");
        }
        ObjectNode schema = order.configSchema() == null ? null : ConfigSchemas.read(order.configSchema());
        Reach reach = schema == null ? order.reach() : withVariables(order.reach(), schema);
        Way way = way(reach);
        ObjectNode kept = json.valueToTree(reach);
        kept.put("transport", reach instanceof Reach.Local ? "stdio" : "remote");
        kept.set("authenticationTemplate", order.authenticationTemplate() == null
                ? json.valueToTree(methods(way, order))
                : order.authenticationTemplate());
        return new Draft(order.slug(), order.name(), order.description() == null ? "" : order.description(), Kind.MCP,
                way.endpoint(), order.displayUrl() == null ? way.endpoint() : order.displayUrl(), true, kept.toString(),
                way.runtime().toString(), schema == null ? null : schema.toString(), order.curation(), tools(order));
    }

    /** The reach of a stored configuration. */
    public Reach reach(String stored) {
        try {
            JsonNode kept = json.readTree(stored);
            return kept.path("transport").asText().equals("stdio")
                    ? json.treeToValue(kept, Reach.Local.class)
                    : json.treeToValue(kept, Reach.Remote.class);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored configuration of an MCP server is damaged", damaged);
        }
    }

    private static Way way(Reach reach) {
        return switch (reach) {
            case Reach.Remote remote -> Remotes.way(remote);
            case Reach.Local local -> Locals.way(local);
        };
    }

    /** The properties of a schema are variables of a process, unless they are declared anyway. */
    private static Reach withVariables(Reach reach, ObjectNode schema) {
        return switch (reach) {
            case Reach.Remote remote -> remote;
            case Reach.Local local -> withVariables(local, ConfigSchemas.variables(schema));
        };
    }

    private static Reach.Local withVariables(Reach.Local local, List<Input> more) {
        List<Input> variables = new ArrayList<>(local.envVars() == null ? List.of() : local.envVars());
        Set<String> known = variables.stream().map(Input::name).collect(Collectors.toSet());
        more.stream().filter(variable -> !known.contains(variable.name())).forEach(variables::add);
        return new Reach.Local(local.command(), local.args(), local.env(), variables, local.cwd(), local.installed(),
                local.variables());
    }

    private static List<AuthTemplate> methods(Way way, Order order) {
        List<AuthTemplate> methods = new ArrayList<>(way.methods());
        Authentication.method(order.auth(), way.endpoint()).ifPresent(methods::add);
        boolean needsNothing = methods.stream()
                .allMatch(method -> method.inputs().stream().noneMatch(AuthTemplate.Input::required)
                        && !method.kind().equals("oauth") && !method.kind().equals("header"));
        if (needsNothing && !methods.contains(AuthTemplate.NONE)) {
            methods.add(AuthTemplate.NONE);
        }
        return methods;
    }

    private static Toolset tools(Order order) {
        if (order.tools() == null) {
            return NO_TOOLS;
        }
        if (!order.tools().isArray()) {
            throw GeneralError.BAD_REQUEST.at("/tools", "expected an array of tools or names of tools");
        }
        Toolset toolset = McpTools.of(order.tools(), "/tools");
        toolset.skipped().stream().findFirst().ifPresent(fault -> {
            throw GeneralError.BAD_REQUEST.at(fault.pointer(), fault.reason());
        });
        return toolset;
    }
}
