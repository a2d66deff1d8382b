package io.mooring.catalog.detection;

import java.net.URI;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** Asks strangers, through the egress guard. Each method fails with {@code EgressFailure} and nothing else. */
@ApplicationScoped
class ProbeClient {

    /** The head of a document is at its start; a server that knows ranges need not send the rest. */
    private static final String HEAD = "bytes=0-1048575";

    private final EgressClient egress;
    private final Limits limits;

    ProbeClient(EgressClient egress, DetectionConfig config) {
        this.egress = egress;
        this.limits = Limits.STANDARD.withDeadline(config.deadline())
                .withMaxResponseBytes(config.maxAnswer().asLongValue()).withMaxRedirects(config.maxRedirects());
    }

    /** The start of a document. Not compressed: a part of a compressed one can't be read. */
    Uni<EgressResponse> head(URI url) {
        return egress
                .send(EgressRequest.get(url).withHeader("Accept", "application/json, application/yaml;q=0.9, */*;q=0.5")
                        .withHeader("Accept-Encoding", "identity").withHeader("Range", HEAD).withLimits(limits));
    }

    Uni<EgressResponse> post(URI url, JsonObject body, Map<String, String> headers) {
        EgressRequest request = EgressRequest.post(url, body.toBuffer()).withHeader("Content-Type", "application/json")
                .withLimits(limits);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        return egress.send(request);
    }
}
