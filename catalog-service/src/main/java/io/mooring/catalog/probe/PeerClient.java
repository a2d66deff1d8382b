package io.mooring.catalog.probe;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;

/** Speaks streamable HTTP, and fetches metadata, through the egress guard. Fails with {@link EgressFailure} only. */
@ApplicationScoped
class PeerClient {

    private static final String VERSION = "MCP-Protocol-Version";
    private static final String SESSION = "Mcp-Session-Id";
    private static final long METADATA = 256 * 1024;

    private final EgressClient egress;
    private final Limits limits;

    PeerClient(EgressClient egress, ProbeConfig config) {
        this.egress = egress;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.maxAnswer().asLongValue());
    }

    /** One request, or a notification when the message has no id. */
    Uni<Answer> send(Peer peer, ObjectNode message) {
        EgressRequest request = headed(EgressRequest.post(peer.endpoint(), Buffer.buffer(message.toString())), peer)
                .withHeader("Content-Type", "application/json")
                .withHeader("Accept", "application/json, text/event-stream").withLimits(limits);
        if (peer.isStateless()) {
            request = request.withHeader("Mcp-Method", message.path("method").textValue());
        }
        int id = message.path("id").asInt(-1);
        return egress.send(request).map(response -> answer(response, id));
    }

    /** Ends a session; a server need not allow that. */
    Uni<Void> close(Peer peer) {
        return egress.send(headed(EgressRequest.of(HttpMethod.DELETE, peer.endpoint().toString()), peer)
                .withLimits(limits)).replaceWithVoid().onFailure(EgressFailure.class).recoverWithNull();
    }

    /** A JSON object at a URL; a missing node when there is none. */
    Uni<JsonNode> metadata(URI url) {
        return egress.send(EgressRequest.get(url).withHeader("Accept", "application/json")
                .withLimits(limits.withMaxResponseBytes(METADATA)))
                .map(response -> response.isSuccessful() ? Wire.parse(text(response)) : missing())
                .onFailure(EgressFailure.class).recoverWithItem(PeerClient::missing);
    }

    private static EgressRequest headed(EgressRequest request, Peer peer) {
        EgressRequest headed = request;
        for (Map.Entry<String, String> header : peer.headers().entrySet()) {
            headed = headed.withSecretHeader(header.getKey(), header.getValue());
        }
        headed = peer.version() == null ? headed : headed.withHeader(VERSION, peer.version());
        return peer.session() == null ? headed : headed.withHeader(SESSION, peer.session());
    }

    private static Answer answer(EgressResponse response, int id) {
        String type = response.headers().firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        return new Answer(response.status(), Wire.response(type, text(response), id),
                response.headers().firstValue(SESSION).orElse(null),
                response.headers().allValues("www-authenticate"));
    }

    private static String text(EgressResponse response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }

    private static JsonNode missing() {
        return JsonNodeFactory.instance.missingNode();
    }
}
