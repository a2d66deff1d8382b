package io.mooring.catalog.provider;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.Tool;
import io.mooring.catalog.Tool.Hints;
import io.mooring.catalog.Toolset;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.ProviderFacts;
import io.mooring.contracts.provider.tool.ProviderTool;

/** Providers with code as drafts of integrations. */
public final class ProviderDrafts {

    private static final JsonMapper JSON = new JsonMapper();

    private ProviderDrafts() {}

    /**
     * What an integration is to be called and where it is.
     *
     * @param usual the slug under which the tools have their short names, such as {@code GMAIL_SEND_EMAIL}
     * @param baseUrl of the provider's API when it is not the public one: an installation of one's own
     */
    public record Wanted(Slug slug, String name, String description, String usual, @Nullable URI baseUrl) {}

    /** @param methods ways to authenticate, as {@code authenticationTemplate} has them */
    public static Draft of(Wanted wanted, IntegrationProvider provider, JsonNode methods, Curation curation) {
        ProviderFacts facts = provider.facts();
        String baseUrl = (wanted.baseUrl() == null ? publicUrl(facts) : wanted.baseUrl().toString())
                .replaceAll("/+$", "");
        ObjectNode config = JSON.createObjectNode().put("provider", facts.id()).put("usual", wanted.usual());
        config.set("authenticationTemplate", methods);
        return new Draft(wanted.slug(), wanted.name(), wanted.description(), Kind.PROVIDER, baseUrl, facts.docsUrl(),
                true, config.toString(),
                JSON.createObjectNode().put("provider", facts.id()).put("baseUrl", baseUrl).toString(), null, curation,
                toolset(provider, baseUrl, wanted.slug().text().equals(wanted.usual())));
    }

    /** Which provider and which usual slug a configuration was made for. */
    public record Kept(String provider, String usual, JsonNode methods) {

        /** Of a stored configuration. */
        public static Kept of(String config) {
            try {
                JsonNode read = JSON.readTree(config);
                return new Kept(read.path("provider").asText(), read.path("usual").asText(),
                        read.path("authenticationTemplate"));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("this column is written by this service", e);
            }
        }
    }

    private static String publicUrl(ProviderFacts facts) {
        if (facts.api() == null || facts.api().baseUrl() == null) {
            throw new IllegalStateException(facts.id() + " has tools but no base URL");
        }
        return facts.api().baseUrl();
    }

    private static Toolset toolset(IntegrationProvider provider, String baseUrl, boolean aliased) {
        List<Tool> tools = new ArrayList<>();
        provider.tools().forEach(tool -> tools.add(tool(provider.facts(), tool, baseUrl, aliased)));
        return new Toolset(tools, Map.of(), List.of());
    }

    private static Tool tool(ProviderFacts facts, ProviderTool tool, String baseUrl, boolean aliased) {
        ObjectNode binding = JSON.createObjectNode().put("provider", facts.id()).put("tool", tool.name())
                .put("baseUrl", baseUrl);
        if (aliased && tool.alias() != null) {
            binding.put("alias", tool.alias());
        }
        return new Tool(tool.name(), tool.title(), tool.description(), tool.inputSchema(), tool.outputSchema(),
                new TreeSet<>(), binding.toString(), parameters(tool.inputSchema()),
                new Hints(tool.readOnly(), tool.destructive(), tool.idempotent()),
                List.of(facts.category(), facts.id()));
    }

    private static List<String> parameters(String schema) {
        try {
            List<String> names = new ArrayList<>();
            JSON.readTree(schema).path("properties").fieldNames().forEachRemaining(names::add);
            return names;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a shipped schema is JSON", e);
        }
    }
}
