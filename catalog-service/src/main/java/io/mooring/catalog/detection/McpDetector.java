package io.mooring.catalog.detection;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.catalog.Detection;
import io.mooring.catalog.Detection.Confidence;
import io.mooring.catalog.Detection.Detector;
import io.mooring.catalog.Kind;
import io.mooring.catalog.probe.McpProbe;
import io.mooring.catalog.probe.McpProbe.Seen;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/**
 * MCP servers over HTTP, of both eras; below a server's root, where most are. The older SSE transport answers no question
 * at once: only its address tells.
 */
@ApplicationScoped
class McpDetector implements Detector {

    private final McpProbe probe;

    McpDetector(McpProbe probe) {
        this.probe = probe;
    }

    @Override
    public Uni<Optional<Detection>> detect(URI url) {
        if (!Site.isWeb(url)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return look(url).chain(here -> here.isEmpty() && Site.isRoot(url)
                ? look(Site.at(url, "/mcp"))
                : Uni.createFrom().item(here)).map(found -> found.or(() -> byName(url)));
    }

    private Uni<Optional<Detection>> look(URI url) {
        return probe.probe(url, Map.of(), Map.of()).map(seen -> judge(url, seen)).onFailure(HttpProblem.class)
                .recoverWithItem(Optional.empty());
    }

    /** Tokens are not for MCP alone, so that the address has to say it of a server that lets nobody in. */
    static Optional<Detection> judge(URI url, Seen seen) {
        boolean named = Site.says(url, "mcp");
        if (seen.connected() || seen.requiresOAuth() && named) {
            return Optional.of(detection(url, seen.connected() ? seen.name() : Site.name(url), Confidence.HIGH));
        }
        return seen.requiresOAuth() || named
                ? Optional.of(detection(url, Site.name(url), named ? Confidence.MEDIUM : Confidence.LOW))
                : Optional.empty();
    }

    private static Optional<Detection> byName(URI url) {
        return Site.says(url, "mcp") || url.getPath().endsWith("/sse")
                ? Optional.of(detection(url, Site.name(url), Confidence.LOW))
                : Optional.empty();
    }

    private static Detection detection(URI url, String name, Confidence confidence) {
        return new Detection(Kind.MCP, confidence, url, name, Site.slug(name, url));
    }
}
