package io.mooring.executor.mcpclient.session;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Revisions of the protocol this client speaks. */
final class Revision {

    /** Without sessions. */
    static final String MODERN = "2026-07-28";

    /** It is not agreed yet. */
    static final String NONE = "";

    /** Those with sessions, newest first. */
    static final List<String> LEGACY = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    private Revision() {}

    /** Whether a list of revisions has one. */
    static boolean has(JsonNode listed, String revision) {
        for (JsonNode one : listed) {
            if (one.asText().equals(revision)) {
                return true;
            }
        }
        return false;
    }

    /** The newest legacy one of a list; the newest of all when there is none. */
    static String legacy(JsonNode listed) {
        return LEGACY.stream().filter(revision -> has(listed, revision)).findFirst().orElse(LEGACY.getFirst());
    }
}
