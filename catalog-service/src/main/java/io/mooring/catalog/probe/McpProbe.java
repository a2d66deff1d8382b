package io.mooring.catalog.probe;

import java.net.URI;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Slug;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.problem.ProblemKind;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

/**
 * Asks a server that may speak MCP who it is: without {@code initialize} as since 2026-07-28, else with it. A server that
 * wants to know who asks is looked at as far as RFC 9728 and RFC 8414 go.
 */
@ApplicationScoped
public class McpProbe {

    /**
     * What was seen.
     *
     * @param connected whether the server spoke MCP to a stranger, or to the headers given
     * @param requiresAuthentication whether it wants to know who asks
     * @param requiresOAuth whether it names an authorization server
     * @param supportsDynamicRegistration whether that one registers clients (RFC 7591)
     * @param name proposed name
     * @param slug proposed slug
     * @param toolCount absent when the tools can't be listed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Seen(boolean connected, boolean requiresAuthentication, boolean requiresOAuth,
            boolean supportsDynamicRegistration, String name, String slug, @Nullable Integer toolCount,
            @Nullable String serverName, @Nullable String instructions, @Nullable String protocolVersion) {}

    /** A server that let us in. */
    private record Open(Peer peer, JsonNode welcome) {}

    private final PeerClient client;
    private final ProbeConfig config;

    McpProbe(PeerClient client, ProbeConfig config) {
        this.client = client;
        this.config = config;
    }

    /**
     * Looks at a server; nothing is stored.
     *
     * @param endpoint absolute, http or https
     * @param headers sent with each request and kept nowhere
     * @param queryParams added to the endpoint
     * @return fails with 422 when no MCP server answers there in time
     */
    public Uni<Seen> probe(URI endpoint, Map<String, String> headers, Map<String, String> queryParams) {
        Peer unknown = Peer.unknown(endpoint, headers, queryParams);
        return discover(unknown).ifNoItem().after(config.timeout()).fail()
                .onFailure(EgressFailure.class).transform(failure -> unreachable(failure.reason()))
                .onFailure(TimeoutException.class).transform(late -> unreachable("it took too long to answer"));
    }

    private Uni<Seen> discover(Peer unknown) {
        Peer stateless = unknown.speaking(Peer.STATELESS, null);
        return client.send(stateless, Wire.stateless(1, "server/discover")).chain(answer -> {
            if (answer.isClosed()) {
                return closed(unknown, answer);
            }
            return answer.isStateless() ? open(new Open(stateless, answer.result())) : initialize(unknown);
        });
    }

    private Uni<Seen> initialize(Peer unknown) {
        return client.send(unknown, Wire.initialize(1)).chain(answer -> {
            if (answer.isClosed()) {
                return closed(unknown, answer);
            }
            if (!answer.isInitialized()) {
                throw unreachable("the server answered " + answer.status() + ", and nothing that is MCP");
            }
            Peer peer = unknown.speaking(answer.result().path("protocolVersion").textValue(), answer.session());
            return client.send(peer, Wire.initialized()).chain(() -> open(new Open(peer, answer.result())))
                    .call(() -> peer.session() == null ? Uni.createFrom().voidItem() : client.close(peer));
        });
    }

    private Uni<Seen> open(Open open) {
        return list(open.peer(), null, 0, 0).map(count -> seen(open, count < 0 ? null : count));
    }

    /** How many tools there are; negative when the server does not say. */
    private Uni<Integer> list(Peer peer, @Nullable String cursor, int page, int before) {
        ObjectNode request = peer.isStateless()
                ? Wire.stateless(page + 2, "tools/list")
                : Wire.request(page + 2, "tools/list");
        if (cursor != null) {
            request.withObjectProperty("params").put("cursor", cursor);
        }
        return client.send(peer, request).chain(answer -> {
            int count = before + answer.result().path("tools").size();
            String next = answer.result().path("nextCursor").textValue();
            if (!answer.result().path("tools").isArray()) {
                return Uni.createFrom().item(-1);
            }
            return next == null || next.equals(cursor) || page + 1 >= config.maxPages()
                    ? Uni.createFrom().item(count)
                    : list(peer, next, page + 1, count);
        });
    }

    private Uni<Seen> closed(Peer peer, Answer answer) {
        return first(Authorization.ofResource(peer.endpoint(), answer.challenges()), "authorization_servers")
                .chain(resource -> {
                    String issuer = resource.path("authorization_servers").path(0).asText(
                            peer.endpoint().resolve("/").toString());
                    return first(Authorization.ofServer(issuer), "authorization_endpoint").map(
                            server -> closed(peer, resource.isObject() || server.isObject(), server));
                });
    }

    private static Seen closed(Peer peer, boolean oauth, JsonNode server) {
        String name = peer.endpoint().getHost();
        return new Seen(false, true, oauth, server.path("registration_endpoint").isTextual(), name,
                Slug.propose(name), null, null, null, null);
    }

    /** The first document that has a member. */
    private Uni<JsonNode> first(List<URI> places, String member) {
        if (places.isEmpty()) {
            return Uni.createFrom().item(JsonNodeFactory.instance.missingNode());
        }
        return client.metadata(places.getFirst()).chain(found -> found.has(member)
                ? Uni.createFrom().item(found)
                : first(places.subList(1, places.size()), member));
    }

    private static Seen seen(Open open, @Nullable Integer toolCount) {
        JsonNode server = Wire.serverFacts(open.welcome());
        String host = open.peer().endpoint().getHost();
        String serverName = server.path("name").asText(host);
        String name = server.path("title").asText(serverName);
        return new Seen(true, false, false, false, name, Slug.propose(name), toolCount, serverName,
                open.welcome().path("instructions").textValue(), open.peer().version());
    }

    private static RuntimeException unreachable(String reason) {
        ProblemKind error = CatalogError.MCP_UNREACHABLE;
        return error.at("/endpoint", "expected the address of an MCP server; " + reason);
    }
}
