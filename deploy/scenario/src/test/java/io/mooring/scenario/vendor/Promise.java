package io.mooring.scenario.vendor;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a tool has to be, by the document it comes from.
 *
 * @param name pattern of its name
 * @param description each text its description has to contain
 * @param path what its binding has to name: the path of the operation, or the field
 */
public record Promise(String name, List<String> description, boolean readOnly, boolean destructive, String path,
        Check schema) {

    /** Compares a tool's input schema with the document; says what differs. */
    @FunctionalInterface
    public interface Check {

        List<String> differences(JsonNode inputSchema);
    }
}
