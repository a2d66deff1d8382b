package io.mooring.catalog.intake;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Slug;
import io.mooring.catalog.mcp.Input;
import io.mooring.catalog.mcp.McpServers.Order;
import io.mooring.catalog.mcp.Reach;
import io.mooring.catalog.registry.ServerVersion;
import io.mooring.contracts.problem.GeneralError;

/** Servers of the registry as orders of MCP integrations. */
final class RegistryOrders {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final TypeReference<List<Input>> INPUTS = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, Input>> VARIABLES = new TypeReference<>() {
    };
    private static final String OBSTACLE = "notRunnableBecause";
    private static final int LONGEST_SLUG = 63;
    private static final String LATEST = "latest";

    private RegistryOrders() {}

    /**
     * What to install of a server.
     *
     * @param version the latest when absent
     * @param slug the server's part of its name when absent
     * @param name its title when absent
     * @param remote which of its remotes, from 0
     * @param installed which of its packages, from 0; when neither is given, the first remote that can be reached, else
     *            the first package that can be started
     */
    record Install(@Nullable String version, @Nullable String slug, @Nullable String name,
            @Nullable String description, @Nullable Integer remote,
            @JsonProperty("package") @Nullable Integer installed) {

        String wanted() {
            return version == null ? LATEST : version;
        }
    }

    /** Fails with 400 that names the field, 410 when the server was taken down, 422 when it can't run here. */
    static Order order(ServerVersion server, Install install) {
        if (server.isDeleted()) {
            throw CatalogError.SERVER_DELETED.because("the registry took " + server.name() + " " + server.version()
                    + " down" + (server.statusMessage() == null ? "" : ": " + server.statusMessage()));
        }
        String name = Texts.name(install.name());
        String description = Texts.description(install.description());
        return new Order(Slug.of(install.slug() == null ? slug(server.name()) : install.slug()),
                name == null ? server.title() : name,
                description == null ? server.server().path("description").asText() : description,
                display(server.server()), reach(server, install), null, null, null, null, Curation.NONE);
    }

    private static Reach reach(ServerVersion server, Install install) {
        if (install.remote() != null && install.installed() != null) {
            throw GeneralError.BAD_REQUEST.at("/package", "expected either remote or package");
        }
        if (install.remote() != null) {
            return remote(chosen("/remote", server.remotes(), install.remote()));
        }
        if (install.installed() != null) {
            return local(chosen("/package", server.packages(), install.installed()));
        }
        if (server.notRunnableBecause() != null) {
            throw CatalogError.SERVER_NOT_RUNNABLE.because(server.name() + ": " + server.notRunnableBecause());
        }
        return server.remotes().stream().filter(RegistryOrders::runs).findFirst().map(RegistryOrders::remote)
                .orElseGet(() -> local(server.packages().stream().filter(RegistryOrders::runs).findFirst()
                        .orElseThrow()));
    }

    private static boolean runs(ObjectNode offer) {
        return !offer.has(OBSTACLE);
    }

    private static ObjectNode chosen(String field, List<ObjectNode> offers, int index) {
        if (index < 0 || index >= offers.size()) {
            throw GeneralError.BAD_REQUEST.at(field, offers.isEmpty()
                    ? "expected none, the server names none"
                    : "expected a number from 0 to " + (offers.size() - 1));
        }
        ObjectNode offer = offers.get(index);
        if (!runs(offer)) {
            throw CatalogError.SERVER_NOT_RUNNABLE.at(field, offer.path(OBSTACLE).asText());
        }
        return offer;
    }

    private static Reach remote(ObjectNode offer) {
        try {
            return new Reach.Remote(offer.path("url").asText(), offer.path("type").asText(), null, null,
                    JSON.convertValue(present(offer, "headers"), INPUTS),
                    JSON.convertValue(present(offer, "variables"), VARIABLES));
        } catch (IllegalArgumentException misshapen) {
            throw CatalogError.SERVER_NOT_RUNNABLE.because("its headers or variables are not as the schema asks");
        }
    }

    private static Reach local(ObjectNode offer) {
        try {
            return new Reach.Local(null, null, null, null, null, JSON.convertValue(offer, Reach.Package.class));
        } catch (IllegalArgumentException misshapen) {
            throw CatalogError.SERVER_NOT_RUNNABLE.because("its package is not as the schema asks");
        }
    }

    private static @Nullable JsonNode present(ObjectNode offer, String key) {
        return offer.hasNonNull(key) ? offer.get(key) : null;
    }

    private static @Nullable String display(JsonNode server) {
        String site = server.path("websiteUrl").asText();
        String url = site.isEmpty() ? server.path("repository").path("url").asText() : site;
        return url.matches("(?i)https?://.*") ? url : null;
    }

    private static String slug(String name) {
        String own = name.substring(name.indexOf('/') + 1).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+", "");
        return own.substring(0, Math.min(own.length(), LONGEST_SLUG)).replaceAll("-+$", "");
    }
}
