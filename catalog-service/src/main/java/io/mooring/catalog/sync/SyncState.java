package io.mooring.catalog.sync;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.registry.CopyStore.Tally;

/**
 * How far the copy is.
 *
 * @param basis what the copy holds for sure; none before the first complete run
 * @param run under way, paused or given up until its next turn; none between runs
 * @param last how the last run ended
 * @param failedRuns one after the other
 */
record SyncState(@Nullable Basis basis, @Nullable Run run, @Nullable Report last, int failedRuns) {

    static final SyncState NEW = new SyncState(null, null, null, 0);

    /**
     * What the copy holds for sure.
     *
     * @param source the registry's address
     * @param scan number of the last complete scan
     * @param until all changes up to then
     * @param fullAt when the last complete scan began
     */
    record Basis(String source, long scan, Instant until, Instant fullAt) {}

    /** How a run ended; {@code failure} says why it was given up. */
    record Report(String source, boolean full, Instant startedAt, Instant finishedAt, int pages, int seen, int skipped,
            Tally tally, @Nullable String failure) {}

    /**
     * The same with a run under way: the one there is, or a new one. All rows are read when that is asked for, when the
     * copy is of another registry or when the last complete scan is too long ago.
     *
     * @param full whether all rows are asked for
     */
    SyncState begun(boolean full, Instant now, RegistryConfig config) {
        String source = config.url().toString();
        boolean fits = run != null && run.source().equals(source) && (run.full() || !full)
                && run.startedAt().plus(config.fullAfter()).isAfter(now);
        if (fits) {
            return this;
        }
        boolean partial = !full && basis != null && basis.source.equals(source)
                && basis.fullAt.plus(config.fullAfter()).isAfter(now);
        long scan = basis == null ? 0 : basis.scan;
        long begun = run == null ? scan : Math.max(scan, run.scan());
        Run next = partial && basis != null
                ? Run.changes(source, basis.scan, basis.until.minus(config.overlap()), now)
                : Run.full(source, begun + 1, now);
        return new SyncState(basis, next, last, failedRuns);
    }

    SyncState with(Run changed) {
        return new SyncState(basis, changed, last, failedRuns);
    }

    /** After a run that was done. */
    SyncState finished(Run done, Instant now) {
        Instant fullAt = done.full() || basis == null ? done.startedAt() : basis.fullAt;
        return new SyncState(new Basis(done.source(), done.scan(), done.passAt(), fullAt), null,
                report(done, now, null), 0);
    }

    /**
     * After a run that came to nothing for now.
     *
     * @param resumed whether its next turn goes on where it is
     */
    SyncState givenUp(Run failed, String reason, boolean resumed, Instant now) {
        return new SyncState(basis, resumed ? failed.rested() : null, report(failed, now, reason), failedRuns + 1);
    }

    private static Report report(Run run, Instant now, @Nullable String failure) {
        return new Report(run.source(), run.full(), run.startedAt(), now, run.pages(), run.seen(), run.skipped(),
                run.tally(), failure);
    }
}
