package io.mooring.connection.discovery;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.connection.oauth.OAuthConfig;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;

/** Fetches JSON documents through the egress guard. Fails with {@link DiscoveryFailure} alone. */
@ApplicationScoped
class DocumentClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MCP_VERSION = "2026-07-28";
    private static final String LIST_TOOLS = """
            {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{
             "io.modelcontextprotocol/protocolVersion":"%s","io.modelcontextprotocol/clientCapabilities":{},
             "io.modelcontextprotocol/clientInfo":{"name":"mooring","version":"1"}}}}""".formatted(MCP_VERSION);

    private final EgressClient egress;
    private final Limits limits;

    DocumentClient(EgressClient egress, OAuthConfig config) {
        this.egress = egress;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.maxAnswer().asLongValue());
    }

    /** The object at the first of the URLs that has one; empty when none has. Unreachable servers fail. */
    Uni<Optional<JsonNode>> first(List<String> urls) {
        if (urls.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return find(urls.getFirst())
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : first(urls.subList(1, urls.size())));
    }

    Uni<Optional<JsonNode>> find(String url) {
        return send(EgressRequest.get(url)).map(DocumentClient::object);
    }

    /** What the server asks for from somebody without a token. */
    Uni<List<String>> challenges(String url) {
        return send(EgressRequest.get(url)).map(DocumentClient::challenges);
    }

    /** As {@link #challenges}, of a server that speaks MCP: it need not answer GET, or never ends to. */
    Uni<List<String>> mcpChallenges(String url) {
        EgressRequest request = EgressRequest.post(url, Buffer.buffer(LIST_TOOLS))
                .withHeader("Content-Type", "application/json")
                .withHeader("Accept", "application/json, text/event-stream")
                .withHeader("MCP-Protocol-Version", MCP_VERSION).withHeader("Mcp-Method", "tools/list")
                .withLimits(limits);
        return egress.send(request).onFailure(EgressFailure.class).transform(DocumentClient::unanswered)
                .map(DocumentClient::challenges);
    }

    private static List<String> challenges(EgressResponse response) {
        return response.status() == 401 ? response.headers().allValues("WWW-Authenticate") : List.of();
    }

    Uni<EgressResponse> send(EgressRequest request) {
        return egress.send(request.withHeader("Accept", "application/json").withLimits(limits))
                .onFailure(EgressFailure.class).transform(DocumentClient::unanswered);
    }

    private static DiscoveryFailure unanswered(EgressFailure failure) {
        return new DiscoveryFailure("no answer: " + failure.reason(),
                failure.kind() != EgressFailure.Kind.REFUSED && failure.kind() != EgressFailure.Kind.TOO_LARGE);
    }

    static Optional<JsonNode> object(EgressResponse response) {
        try {
            return response.isSuccessful()
                    ? Optional.of(JSON.readTree(response.body().getBytes())).filter(JsonNode::isObject)
                    : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty(); // a page instead of a document: not the place
        }
    }
}
