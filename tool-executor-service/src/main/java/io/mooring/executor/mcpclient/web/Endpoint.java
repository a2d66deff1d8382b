package io.mooring.executor.mcpclient.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.request.Draft;
import io.mooring.executor.request.PercentEncoding;
import io.vertx.core.http.HttpMethod;

/**
 * Where a server is, and what every request to it carries.
 *
 * @param url with the values of the connection in the places of its variables
 * @param headers constants of the integration
 * @param query constants of the integration
 * @param placements the credential
 */
record Endpoint(String url, Map<String, String> headers, Map<String, String> query, List<Placement> placements) {

    private static final String VARIABLE = "variable";
    private static final String ACCEPT = "application/json, text/event-stream";

    /** Fails (throws) when the integration does not say where it is. */
    static Endpoint of(Upstream upstream, List<Placement> placements) {
        String url = upstream.runtime().path("endpoint").asText("");
        if (url.isEmpty()) {
            throw new ChannelFailure(new McpAnswer.Failed(ToolError.RUN_FAILED,
                    "its integration does not say where its server is", false, null));
        }
        return new Endpoint(filled(url, placements, true),
                constants(upstream.runtime().path("headers"), placements),
                constants(upstream.runtime().path("queryParams"), placements), List.copyOf(placements));
    }

    private static Map<String, String> constants(JsonNode members, List<Placement> placements) {
        Map<String, String> constants = new HashMap<>();
        members.properties().forEach(member -> constants.put(member.getKey(),
                filled(member.getValue().asText(), placements, false)));
        return Map.copyOf(constants);
    }

    /** A variable that begins a URL is a beginning of one; in any other place of it, it is one word. */
    private static String filled(String text, List<Placement> placements, boolean inUrl) {
        String filled = text;
        for (Placement placement : placements) {
            String place = "{" + placement.name() + "}";
            if (placement.carrier().equals(VARIABLE) && filled.contains(place)) {
                boolean word = inUrl && !text.startsWith(place);
                filled = filled.replace(place, word ? PercentEncoding.encode(placement.value()) : placement.value());
            }
        }
        return filled;
    }

    /** The same server at another address of its own. */
    Endpoint at(String address) {
        return new Endpoint(address, headers, Map.of(), placements);
    }

    /** Scheme, host and port. */
    String origin() {
        return draft(url).origin();
    }

    EgressRequest post(byte[] body, Limits limits) {
        return Draft.posting(url, query, headers, ACCEPT, body).with(placements, limits)
                .withHeader("Accept-Encoding", "identity");
    }

    /** One without a body. */
    EgressRequest bare(HttpMethod method, Limits limits) {
        EgressRequest posting = Draft.posting(url, query, headers, "text/event-stream", new byte[0])
                .with(placements, limits);
        EgressRequest bare = EgressRequest.of(method, posting.uri()).withLimits(limits)
                .withHeader("Accept-Encoding", "identity");
        for (EgressRequest.Header header : posting.headers()) {
            if (!header.name().equalsIgnoreCase("Content-Type")) {
                bare = header.secret()
                        ? bare.withSecretHeader(header.name(), header.value())
                        : bare.withHeader(header.name(), header.value());
            }
        }
        return bare;
    }

    private static Draft draft(String url) {
        return Draft.posting(url, Map.of(), Map.of(), ACCEPT, new byte[0]);
    }

    /** Neither headers nor query. */
    @Override
    public String toString() {
        return "MCP endpoint";
    }
}
