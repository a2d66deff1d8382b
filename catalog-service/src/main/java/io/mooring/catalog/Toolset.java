package io.mooring.catalog;

import java.util.List;
import java.util.Map;

/**
 * What compiling a source gave.
 *
 * @param tools in the order of the source
 * @param definitions name to JSON Schema text, shared by the tools
 * @param skipped parts of the source no tool could be made of
 */
public record Toolset(List<Tool> tools, Map<String, String> definitions, List<Skipped> skipped) {

    /**
     * A part that was left out.
     *
     * @param pointer JSON pointer into the source
     * @param reason what was expected there
     */
    public record Skipped(String pointer, String reason) {}
}
