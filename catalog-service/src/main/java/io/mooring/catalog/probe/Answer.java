package io.mooring.catalog.probe;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a server answered to one request.
 *
 * @param status of HTTP
 * @param message the JSON-RPC response; missing when there is none
 * @param session {@code Mcp-Session-Id}
 * @param challenges values of {@code WWW-Authenticate}
 */
record Answer(int status, JsonNode message, @Nullable String session, List<String> challenges) {

    JsonNode result() {
        return message.path("result");
    }

    /** Whether it wants to know who asks. */
    boolean isClosed() {
        return status == 401 || status == 403 && !challenges.isEmpty();
    }

    /** Whether it is a server that needs no {@code initialize}. */
    boolean isStateless() {
        return result().path("supportedVersions").isArray();
    }

    boolean isInitialized() {
        return result().path("protocolVersion").isTextual();
    }
}
