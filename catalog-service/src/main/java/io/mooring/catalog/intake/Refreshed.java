package io.mooring.catalog.intake;

import java.util.List;

import io.mooring.catalog.Toolset.Skipped;
import io.mooring.catalog.intake.Registrations.Rebuilt;

/**
 * What rebuilding an integration did.
 *
 * @param skipped parts of the source no tool could be made of
 */
record Refreshed(String slug, int toolCount, List<String> addedTools, List<String> removedTools,
        List<String> changedTools, List<Skipped> skipped) {

    static Refreshed of(Rebuilt rebuilt, List<Skipped> skipped) {
        return new Refreshed(rebuilt.integration().slug(), rebuilt.integration().toolCount(),
                rebuilt.changes().added(), rebuilt.changes().removed(), rebuilt.changes().changed(), skipped);
    }
}
