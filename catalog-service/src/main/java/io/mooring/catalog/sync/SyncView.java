package io.mooring.catalog.sync;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.registry.CopyStore.Census;
import io.mooring.catalog.registry.CopyStore.SkippedRow;

/**
 * How far the copy of the registry is, as callers see it.
 *
 * @param enabled whether it is synced at all
 * @param state idle, running, waiting (between two tries of a page) or due
 * @param current the run under way
 * @param last how the last run ended
 * @param lastFullAt when the last complete scan began
 * @param syncedUntil all changes up to then are in
 * @param nextAt when it is looked at next
 * @param servers names in the copy
 * @param versions rows in the copy
 * @param byStatus rows by status
 * @param skippedRows the latest rows that break the registry's schema
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncView(String source, boolean enabled, String state, @Nullable Progress current,
        @Nullable Progress last, @Nullable Instant lastFullAt, @Nullable Instant syncedUntil, Instant nextAt,
        long servers, long versions, java.util.Map<String, Long> byStatus, List<SkippedRow> skippedRows) {

    /**
     * One run.
     *
     * @param full whether all rows are read
     * @param phase scan, catch-up, sweep or changes; absent when it ended
     * @param failure why it was given up, or why its last page did not come
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Progress(boolean full, @Nullable String phase, Instant startedAt, @Nullable Instant finishedAt,
            int pages, int seen, int added, int changed, int deleted, int skipped, @Nullable Integer attempts,
            @Nullable String failure) {

        static Progress of(Run run) {
            return new Progress(run.full(), run.phase().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                    run.startedAt(), null, run.pages(), run.seen(), run.tally().added(), run.tally().changed(),
                    run.tally().deleted(), run.skipped(), run.attempts(), run.trouble());
        }

        static Progress of(SyncState.Report report) {
            return new Progress(report.full(), null, report.startedAt(), report.finishedAt(), report.pages(),
                    report.seen(), report.tally().added(), report.tally().changed(), report.tally().deleted(),
                    report.skipped(), null, report.failure());
        }
    }

    static SyncView of(SyncStore.Standing standing, RegistryConfig config, Census census, List<SkippedRow> skipped,
            Instant now) {
        SyncState state = standing.state();
        Run run = state.run();
        SyncState.Basis basis = state.basis();
        return new SyncView(config.url().toString(), config.enabled(), word(standing, now),
                run == null ? null : Progress.of(run), state.last() == null ? null : Progress.of(state.last()),
                basis == null ? null : basis.fullAt(), basis == null ? null : basis.until(), standing.dueAt(),
                census.servers(), census.versions(), census.byStatus(), skipped);
    }

    private static String word(SyncStore.Standing standing, Instant now) {
        Run run = standing.state().run();
        if (standing.held()) {
            return "running";
        }
        if (run != null && run.attempts() > 0) {
            return "waiting";
        }
        return standing.dueAt().isAfter(now) ? "idle" : "due";
    }
}
