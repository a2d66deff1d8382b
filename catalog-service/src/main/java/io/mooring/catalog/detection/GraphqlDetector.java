package io.mooring.catalog.detection;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Confidence;
import io.mooring.catalog.Detection.Detector;
import io.mooring.catalog.Kind;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** GraphQL endpoints: asked for the name of their query type, which every one has; below a server's root, where most are. */
@ApplicationScoped
class GraphqlDetector implements Detector {

    private static final JsonObject QUESTION = new JsonObject(Map.of("query", "{ __typename }"));
    private static final Map<String, String> ACCEPT = Map.of("Accept",
            "application/graphql-response+json, application/json;q=0.9");

    private final ProbeClient client;

    GraphqlDetector(ProbeClient client) {
        this.client = client;
    }

    @Override
    public Uni<Optional<Detection>> detect(URI url) {
        if (!Site.isWeb(url)) {
            return Uni.createFrom().item(Optional.empty());
        }
        URI usual = Site.at(url, "/graphql");
        return look(url, Confidence.HIGH)
                .chain(here -> here.isEmpty() && Site.isRoot(url)
                        ? look(usual, Confidence.MEDIUM)
                        : Uni.createFrom().item(here))
                .map(found -> found.or(() -> byName(url)));
    }

    private Uni<Optional<Detection>> look(URI url, Confidence confidence) {
        return client.post(url, QUESTION, ACCEPT).map(response -> judge(url, response, confidence))
                .onFailure(EgressFailure.class).recoverWithItem(Optional.empty());
    }

    /** An error in GraphQL's form tells the language, not that a stranger may use it. */
    private static Optional<Detection> judge(URI url, EgressResponse response, Confidence confidence) {
        try {
            JsonObject answer = response.body().toJsonObject();
            if (answer.getValue("data") instanceof JsonObject data && data.getValue("__typename") instanceof String) {
                return Optional.of(detection(url, confidence));
            }
            boolean refused = answer.getValue("errors") instanceof JsonArray errors && !errors.isEmpty()
                    && errors.getValue(0) instanceof JsonObject error && error.getValue("message") instanceof String;
            return refused && !answer.containsKey("jsonrpc")
                    ? Optional.of(detection(url, Site.says(url, "graphql") ? confidence : Confidence.LOW))
                    : Optional.empty();
        } catch (DecodeException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<Detection> byName(URI url) {
        return Site.says(url, "graphql") ? Optional.of(detection(url, Confidence.LOW)) : Optional.empty();
    }

    private static Detection detection(URI url, Confidence confidence) {
        String name = Site.name(url);
        return new Detection(Kind.GRAPHQL, confidence, url, name, Site.slug(name, url));
    }
}
