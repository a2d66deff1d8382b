package io.mooring.catalog.graphql;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Asks GraphQL servers, through the egress guard and without a credential. */
@ApplicationScoped
class GraphqlClient {

    private final EgressClient egress;
    private final Limits limits;

    GraphqlClient(EgressClient egress, GraphqlConfig config) {
        this.egress = egress;
        this.limits = Limits.STANDARD.withDeadline(config.fetchTimeout())
                .withMaxResponseBytes(config.maxSchema().asLongValue()).withMaxRedirects(config.maxRedirects());
    }

    /** The response, whatever its status. Fails with {@link io.mooring.contracts.egress.EgressFailure}. */
    Uni<EgressResponse> ask(Target target, String query) {
        Buffer body = new JsonObject(Map.of("query", query)).toBuffer();
        EgressRequest request = EgressRequest.post(target.address(), body)
                .withHeader("Content-Type", "application/json")
                .withHeader("Accept", "application/graphql-response+json, application/json;q=0.9").withLimits(limits);
        for (Map.Entry<String, String> header : target.headers().entrySet()) {
            request = request.withSecretHeader(header.getKey(), header.getValue());
        }
        return egress.send(request);
    }
}
