package io.mooring.catalog.intake;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.intake.McpConfigResource.Configure;
import io.mooring.catalog.intake.McpConfigResource.Known;
import io.mooring.catalog.integration.AuthTemplates;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.mcp.McpServers.Order;
import io.mooring.catalog.mcp.Reach;
import io.mooring.contracts.problem.GeneralError;

/** Changes of an MCP server's configuration, as orders of what it shall be. */
final class McpChanges {

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null)).build();
    /** Templates that follow from how the server is reached. */
    private static final Set<String> DERIVED = Set.of("env", "apikey");

    private McpChanges() {}

    /**
     * Fails with 400 that names the field.
     *
     * @param drafting how an order becomes a draft
     */
    static Order order(Known known, Configure change, Function<Order, Draft> drafting) {
        Order plain = order(known.integration(), reach(known.reach(), change), change, null);
        boolean moved = !plain.reach().equals(known.reach()) || change.configSchema() != null;
        List<AuthTemplate> now = known.integration().authMethods();
        List<AuthTemplate> kept = moved ? derivedAnew(now, drafting.apply(plain).config()) : now;
        List<AuthTemplate> templates = change.authenticationTemplate() == null
                ? kept
                : AuthTemplates.merge(kept, change.authenticationTemplate(), replaces(change.mode()));
        return order(known.integration(), plain.reach(), change, JSON.valueToTree(templates));
    }

    private static List<AuthTemplate> derivedAnew(List<AuthTemplate> now, String config) {
        return Stream.concat(now.stream().filter(template -> !DERIVED.contains(template.slug())),
                AuthTemplates.of(config).stream().filter(template -> DERIVED.contains(template.slug()))).toList();
    }

    private static Order order(Integration now, Reach reach, Configure change, @Nullable JsonNode templates) {
        String name = Texts.name(change.name());
        String description = Texts.description(change.description());
        JsonNode schema = change.configSchema() == null && now.configSchema() != null
                ? read(now.configSchema())
                : change.configSchema();
        return new Order(new Slug(now.slug()), name == null ? now.name() : name,
                description == null ? now.description() : description, displayUrl(now), reach, null, templates, schema,
                null,
                now.curation());
    }

    /** One that only repeated the endpoint follows it. */
    private static @Nullable String displayUrl(Integration now) {
        return Objects.equals(now.displayUrl(), now.baseUrl()) ? null : now.displayUrl();
    }

    private static boolean replaces(@Nullable String mode) {
        if (mode != null && !mode.equals("merge") && !mode.equals("replace")) {
            throw GeneralError.BAD_REQUEST.at("/mode", "expected merge or replace");
        }
        return "replace".equals(mode);
    }

    private static Reach reach(Reach now, Configure change) {
        return switch (now) {
            case Reach.Remote remote -> remote(remote, change);
            case Reach.Local local -> local(local, change);
        };
    }

    private static Reach remote(Reach.Remote now, Configure change) {
        if (change.command() != null || change.args() != null || change.env() != null || change.envVars() != null
                || change.cwd() != null || change.installed() != null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected fields of a remote server");
        }
        return new Reach.Remote(or(change.endpoint(), now.endpoint()),
                or(change.remoteTransport(), now.remoteTransport()),
                or(change.headers() == null ? null : Extras.headers(change.headers()), now.headers()),
                or(change.queryParams() == null ? null : Extras.queryParams(change.queryParams()), now.queryParams()),
                or(change.inputs(), now.inputs()), or(change.variables(), now.variables()));
    }

    private static Reach local(Reach.Local now, Configure change) {
        if (change.endpoint() != null || change.remoteTransport() != null || change.headers() != null
                || change.queryParams() != null || change.inputs() != null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected fields of a server that is started");
        }
        return new Reach.Local(or(change.command(), now.command()), or(change.args(), now.args()),
                or(change.env(), now.env()), or(change.envVars(), now.envVars()), or(change.cwd(), now.cwd()),
                or(change.installed(), now.installed()), or(change.variables(), now.variables()));
    }

    private static <T> @Nullable T or(@Nullable T changed, @Nullable T now) {
        return changed == null ? now : changed;
    }

    /** All of it: there is no secret in a configuration. */
    static JsonNode view(Known known) {
        Integration now = known.integration();
        ObjectNode view = JSON.createObjectNode().put("slug", now.slug()).put("name", now.name())
                .put("description", now.description())
                .put("transport", known.reach() instanceof Reach.Local ? "stdio" : "remote");
        view.setAll(JSON.<ObjectNode>valueToTree(known.reach()));
        if (now.configSchema() != null) {
            view.set("configSchema", read(now.configSchema()));
        }
        view.set("authenticationTemplate", JSON.valueToTree(now.authMethods()));
        return view.put("configRevision", now.configRevision());
    }

    private static JsonNode read(String stored) {
        try {
            return JSON.readTree(stored);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored JSON text is damaged", damaged);
        }
    }
}
