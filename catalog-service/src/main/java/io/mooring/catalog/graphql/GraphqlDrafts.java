package io.mooring.catalog.graphql;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.AuthTemplate;
import io.mooring.catalog.AuthTemplate.Placement;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Draft.Curation;
import io.mooring.catalog.Kind;
import io.mooring.catalog.Slug;
import io.mooring.catalog.graphql.GraphqlEndpoints.Known;

/** GraphQL servers as drafts of integrations, and back from the configuration that was stored. */
public final class GraphqlDrafts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
    };
    private static final AuthTemplate BEARER = AuthTemplate.of("bearer", "apikey", "Bearer token",
            List.of(new Placement("header", "Authorization", "Bearer ", "token", null, "plain")));

    /**
     * A GraphQL server that is or shall be an integration.
     *
     * @param snapshot whether its schema was given, not asked for
     * @param authenticationTemplate how to authenticate; a bearer token when absent, and nothing where it told its schema
     */
    public record Order(Slug slug, String name, String description, Target target, boolean snapshot,
            @Nullable JsonNode authenticationTemplate) {}

    private GraphqlDrafts() {}

    /** The draft of an integration with these tools. */
    public static Draft of(Order order, Known known) {
        Target target = order.target();
        ObjectNode reach = JSON.createObjectNode().put("endpoint", target.endpoint().toString());
        reach.set("headers", JSON.valueToTree(target.headers()));
        reach.set("queryParams", JSON.valueToTree(target.queryParams()));
        reach.put("snapshot", order.snapshot());
        ObjectNode config = reach.deepCopy().put("pending", known.pending());
        JsonNode methods = order.authenticationTemplate();
        config.set("authenticationTemplate", methods == null ? JSON.valueToTree(usual(known)) : methods);
        return new Draft(order.slug(), order.name(), order.description(), Kind.GRAPHQL, target.endpoint().toString(),
                displayUrl(target.endpoint()), true, config.toString(), reach.toString(), null, Curation.NONE,
                known.toolset());
    }

    private static List<AuthTemplate> usual(Known known) {
        return known.pending() == null ? List.of(AuthTemplate.NONE, BEARER) : List.of(BEARER);
    }

    /** Without the query, which may say more than everybody should see. */
    private static @Nullable String displayUrl(URI endpoint) {
        try {
            return new URI(endpoint.getScheme(), null, endpoint.getHost(), endpoint.getPort(), endpoint.getPath(), null,
                    null).toString();
        } catch (URISyntaxException notToBeShown) {
            return null;
        }
    }

    /** What was stored of an integration. */
    public static Stored stored(String config) {
        try {
            JsonNode tree = JSON.readTree(config);
            Target target = new Target(URI.create(tree.path("endpoint").textValue()),
                    JSON.convertValue(tree.path("headers"), TEXTS), JSON.convertValue(tree.path("queryParams"), TEXTS));
            return new Stored(target, tree.path("snapshot").booleanValue(), tree.path("pending").textValue(),
                    tree.path("authenticationTemplate"));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored configuration is damaged", damaged);
        }
    }

    /** A stored configuration with other ways to authenticate. */
    public static String authenticated(String config, List<AuthTemplate> methods) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(config);
            return tree.set("authenticationTemplate", JSON.valueToTree(methods)).toString();
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("a stored configuration is damaged", damaged);
        }
    }

    /**
     * A stored configuration.
     *
     * @param pending why the tools are only known once a connection was discovered
     */
    public record Stored(Target target, boolean snapshot, @Nullable String pending, JsonNode authenticationTemplate) {}
}
