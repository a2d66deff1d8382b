package io.mooring.catalog.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether Mooring can run what a server offers, and if not, why. */
final class Obstacle {

    /** Starters of packages, by the registry they come from. */
    static final Map<String, String> RUNTIMES = Map.of("npm", "npx", "pypi", "uvx", "oci", "docker", "nuget", "dnx");
    static final Set<String> REMOTES = Set.of("streamable-http", "sse");
    private static final Set<String> KNOWN = Set.of(Entry.ACTIVE, Entry.DEPRECATED);

    private Obstacle() {}

    /** Why nothing of it can run here; null when something can. */
    static @Nullable String of(JsonNode server, String status) {
        if (!KNOWN.contains(status)) {
            return "its status is " + status;
        }
        List<@Nullable String> reasons = new ArrayList<>();
        server.path("remotes").forEach(remote -> reasons.add(ofRemote(remote)));
        server.path("packages").forEach(offered -> reasons.add(ofPackage(offered)));
        if (reasons.isEmpty()) {
            return "it names neither a package nor a remote";
        }
        return reasons.contains(null)
                ? null
                : String.join("; ", reasons.stream().filter(Objects::nonNull)
                        .distinct().toList());
    }

    /** Whether one of its remotes is of a kind we speak. */
    static boolean isRemote(JsonNode server) {
        for (JsonNode remote : server.path("remotes")) {
            if (ofRemote(remote) == null) {
                return true;
            }
        }
        return false;
    }

    static @Nullable String ofRemote(JsonNode remote) {
        String type = remote.path("type").asText();
        if (!REMOTES.contains(type)) {
            return "the transport " + type + " is not known here";
        }
        if (!remote.path("url").asText().matches("(?i)(https?://|\\{).*")) {
            return "the remote's url is not one of http or https";
        }
        return unnamed(remote.path("headers")) ? "the remote asks for a header without a name" : null;
    }

    static @Nullable String ofPackage(JsonNode offered) {
        String type = offered.path("registryType").asText();
        if (!RUNTIMES.containsKey(type)) {
            return "packages of " + type + " can't be started here";
        }
        String transport = offered.path("transport").path("type").asText();
        if (!transport.equals("stdio")) {
            return "a package that serves " + transport + " by itself can't be reached here";
        }
        return unnamed(offered.path("environmentVariables")) ? "the package asks for a variable without a name" : null;
    }

    private static boolean unnamed(JsonNode inputs) {
        for (JsonNode input : inputs) {
            if (input.path("name").asText().isBlank() || input.path("name").isNull()) {
                return true;
            }
        }
        return false;
    }
}
