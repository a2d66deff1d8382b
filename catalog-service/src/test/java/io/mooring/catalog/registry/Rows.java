package io.mooring.catalog.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Rows as a registry serves them. */
public final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    /** A good one with a remote, a package and what the official registry adds. */
    public static ObjectNode good() {
        return parsed(
                """
                        {"server": {"name": "io.github.ada/parcels", "description": "Tracks parcels", "title": "Parcels",
                          "version": "1.2.0", "repository": {}, "unheardOf": {"kept": true},
                          "packages": [{"registryType": "npm", "identifier": "@ada/parcels", "version": "1.2.0",
                            "transport": {"type": "stdio"}, "environmentVariables": [{"name": "PARCEL_KEY", "isSecret": true}]}],
                          "remotes": [{"type": "streamable-http", "url": "https://parcels.example/mcp"}]},
                         "_meta": {"io.modelcontextprotocol.registry/official": {"status": "active", "isLatest": true,
                          "publishedAt": "2025-10-09T17:05:17.793149Z", "updatedAt": "2025-10-10T00:00:00Z"}}}""");
    }

    public static ObjectNode server(ObjectNode row) {
        return (ObjectNode) row.get("server");
    }

    public static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
