package io.mooring.catalog.detection;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Confidence;
import io.mooring.catalog.Detection.Detector;
import io.mooring.catalog.Kind;
import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressResponse;
import io.smallrye.mutiny.Uni;

/** OpenAPI documents: the one at the URL, else one at a place where servers usually have it. */
@ApplicationScoped
class OpenApiDetector implements Detector {

    private static final List<String> USUAL = List.of("/openapi.json", "/swagger.json", "/v3/api-docs", "/openapi.yaml",
            "/api-docs", "/swagger/v1/swagger.json");

    private final ProbeClient client;

    OpenApiDetector(ProbeClient client) {
        this.client = client;
    }

    @Override
    public Uni<Optional<Detection>> detect(URI url) {
        if (!Site.isWeb(url)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return look(url, Confidence.HIGH).chain(here -> here.isPresent() ? Uni.createFrom().item(here) : around(url));
    }

    private Uni<Optional<Detection>> around(URI url) {
        List<Uni<Optional<Detection>>> looks = USUAL.stream().map(path -> Site.at(url, path))
                .map(place -> look(place, Confidence.MEDIUM).onFailure(EgressFailure.class)
                        .recoverWithItem(Optional.empty()))
                .toList();
        return Uni.join().all(looks).andFailFast()
                .map(found -> found.stream().flatMap(Optional::stream).findFirst());
    }

    private Uni<Optional<Detection>> look(URI url, Confidence confidence) {
        return client.head(url).map(response -> found(url, response, confidence));
    }

    private static Optional<Detection> found(URI url, EgressResponse response, Confidence confidence) {
        if (!response.isSuccessful()) {
            return Optional.empty();
        }
        return DocumentHead.of(response.body().toString(StandardCharsets.UTF_8)).map(head -> {
            String name = head.title().isBlank() ? Site.name(url) : head.title();
            return new Detection(Kind.OPENAPI, confidence, url, name, Site.slug(name, url));
        });
    }
}
