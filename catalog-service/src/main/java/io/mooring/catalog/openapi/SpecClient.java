package io.mooring.catalog.openapi;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.CatalogError;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Fetches documents through the egress guard. */
@ApplicationScoped
class SpecClient {

    private static final String FIELD = "/spec/url";
    private static final String ACCEPT = "application/json, application/yaml;q=0.9, */*;q=0.5";

    private final EgressClient egress;
    private final Limits limits;

    SpecClient(EgressClient egress, OpenApiConfig config) {
        this.egress = egress;
        this.limits = Limits.STANDARD.withDeadline(config.fetchTimeout())
                .withMaxResponseBytes(config.maxDocument().asLongValue()).withMaxRedirects(config.maxRedirects());
    }

    /** The text at a URL. Fails with 422 that says why there is none. */
    Uni<String> fetch(URI url) {
        return egress.send(EgressRequest.get(url).withHeader("Accept", ACCEPT).withLimits(limits))
                .onFailure(EgressFailure.class).transform(SpecClient::unfetchable).map(SpecClient::text);
    }

    private static HttpProblem unfetchable(Throwable failure) {
        return CatalogError.SPEC_UNFETCHABLE.at(FIELD, "expected a document; " + ((EgressFailure) failure).reason());
    }

    private static String text(EgressResponse response) {
        if (!response.isSuccessful()) {
            throw CatalogError.SPEC_UNFETCHABLE.at(FIELD,
                    "expected a document; the server answered " + response.status());
        }
        return response.body().toString(StandardCharsets.UTF_8);
    }
}
