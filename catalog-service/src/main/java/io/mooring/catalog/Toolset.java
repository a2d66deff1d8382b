package io.mooring.catalog;

import java.util.List;
import java.util.Map;

/**
 * What compiling a source gave.
 *
 * @param tools in the order of the source
 * @param definitions by name, shared by the tools: all they need, directly or through another one
 * @param skipped parts of the source no tool could be made of
 */
public record Toolset(List<Tool> tools, Map<String, SharedSchema> definitions, List<Skipped> skipped) {

    /**
     * A part that was left out.
     *
     * @param pointer JSON pointer into the source
     * @param reason what was expected there
     */
    public record Skipped(String pointer, String reason) {}
}
