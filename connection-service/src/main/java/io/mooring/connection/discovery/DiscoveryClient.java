package io.mooring.connection.discovery;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.connection.discovery.Metadata.Challenge;
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
                : documents.challenges(url).map(Metadata::challenge)
                        .chain(challenge -> resource(asked, challenge))
                        .chain(resource -> ofIssuers(asked, resource)));
    }

    /**
     * The authorization server behind an MCP server, asked as MCP asks: some say only to a call whom they want to know, and
     * with which scopes. One without metadata of its own stands for itself, so that its tokens are for it alone.
     */
    public Uni<Discovered> discoverMcp(String url) {
        return Uni.createFrom().item(() -> parse(url)).chain(asked -> WellKnown.isMetadata(asked)
                ? discover(url)
                : documents.mcpChallenges(url).map(Metadata::challenge)
                        .chain(challenge -> resource(asked, challenge)
                                .map(found -> found.or(() -> Optional.of(itself(asked, challenge)))))
                        .chain(resource -> ofIssuers(asked, resource)));
    }

    /** Its issuer must be one whose metadata is at that URL. */
    private static Discovered ofMetadata(JsonNode document, String url) {
        String issuer = document.path("issuer").asText("");
        if (!WellKnown.ofIssuer(parse(issuer)).contains(url)) {
            throw new DiscoveryFailure("the metadata names an issuer whose metadata is somewhere else", false);
        }
        return Metadata.server(document, issuer, null);
    }

    private Uni<Optional<Resource>> resource(URI asked, Challenge challenge) {
        return documents.first(places(asked, challenge.metadata()))
                .map(found -> found.map(document -> Metadata.resource(document, asked).asking(challenge.scopes())));
    }

    private static Resource itself(URI asked, Challenge challenge) {
        return new Resource(WellKnown.withoutFragment(asked), issuers(asked), challenge.scopes());
    }

    private static List<String> places(URI asked, @Nullable String challenged) {
        return Stream.concat(Stream.ofNullable(challenged), WellKnown.ofResource(asked).stream()).distinct().toList();
    }

    /** Without metadata of the resource, the URL may be the issuer, or its origin may be, as in older MCP servers. */
    private Uni<Discovered> ofIssuers(URI asked, Optional<Resource> resource) {
        return firstIssuer(resource.map(Resource::issuers).orElseGet(() -> issuers(asked)), resource.orElse(null));
    }

    private static List<String> issuers(URI asked) {
        return Stream.of(asked.toString(), WellKnown.origin(asked)).distinct().toList();
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
