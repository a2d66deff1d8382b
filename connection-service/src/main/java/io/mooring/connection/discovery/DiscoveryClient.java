package io.mooring.connection.discovery;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.connection.discovery.Metadata.Resource;
import io.smallrye.mutiny.Uni;

/** Finds authorization servers. Fails with {@link DiscoveryFailure} alone. */
@ApplicationScoped
public class DiscoveryClient {

    private final DocumentClient documents;

    DiscoveryClient(DocumentClient documents) {
        this.documents = documents;
    }

    /**
     * The authorization server behind a URL: the metadata itself, an issuer, or a protected resource such as an MCP server,
     * whose 401 or well-known document names the issuer (RFC 9728). Nothing else is believed about the resource.
     */
    public Uni<Discovered> discover(String url) {
        return Uni.createFrom().item(() -> parse(url)).chain(asked -> WellKnown.isMetadata(asked)
                ? documents.find(url).map(found -> found.orElseThrow(DiscoveryClient::nothing))
                        .map(document -> ofMetadata(document, url))
                : resource(asked).chain(resource -> ofIssuers(asked, resource)));
    }

    /** Its issuer must be one whose metadata is at that URL. */
    private static Discovered ofMetadata(JsonNode document, String url) {
        String issuer = document.path("issuer").asText("");
        if (!WellKnown.ofIssuer(parse(issuer)).contains(url)) {
            throw new DiscoveryFailure("the metadata names an issuer whose metadata is somewhere else", false);
        }
        return Metadata.server(document, issuer, null);
    }

    private Uni<Optional<Resource>> resource(URI asked) {
        return documents.challenges(asked.toString()).map(challenges -> places(asked, Metadata.challenged(challenges)))
                .chain(documents::first).map(found -> found.map(document -> Metadata.resource(document, asked)));
    }

    private static List<String> places(URI asked, @Nullable String challenged) {
        return Stream.concat(Stream.ofNullable(challenged), WellKnown.ofResource(asked).stream()).distinct().toList();
    }

    /** Without metadata of the resource, the URL may be the issuer, or its origin may be, as in older MCP servers. */
    private Uni<Discovered> ofIssuers(URI asked, Optional<Resource> resource) {
        List<String> issuers = resource.map(Resource::issuers).orElseGet(
                () -> Stream.of(asked.toString(), WellKnown.origin(asked)).distinct().toList());
        return firstIssuer(issuers, resource.orElse(null));
    }

    private Uni<Discovered> firstIssuer(List<String> issuers, @Nullable Resource resource) {
        if (issuers.isEmpty()) {
            return Uni.createFrom().failure(DiscoveryClient::nothing);
        }
        String issuer = issuers.getFirst();
        return Uni.createFrom().item(() -> WellKnown.ofIssuer(parse(issuer))).chain(documents::first)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(() -> Metadata.server(found.get(), issuer, resource))
                        : firstIssuer(issuers.subList(1, issuers.size()), resource));
    }

    private static DiscoveryFailure nothing() {
        return new DiscoveryFailure("there is no metadata of an authorization server", false);
    }

    private static URI parse(String url) {
        try {
            URI parsed = URI.create(url);
            if (Metadata.isHttp(parsed)) {
                return parsed;
            }
        } catch (IllegalArgumentException notAUrl) {
            throw new DiscoveryFailure("a URL of http or https was expected", false);
        }
        throw new DiscoveryFailure("a URL of http or https was expected", false);
    }
}
