package io.mooring.catalog.sync;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.mooring.catalog.registry.CopyStore.Tally;

/**
 * One run of the sync, from its first page to its end, over crashes and pauses.
 *
 * @param source the registry's address
 * @param full whether all rows are read
 * @param phase which pass it is in
 * @param scan number of the complete scan its rows belong to
 * @param startedAt when it began
 * @param passAt when its present pass began
 * @param since what the pass asks for; all when null
 * @param cursor of the next page; none before the first
 * @param landmark an earlier cursor: met again, the registry goes in a circle
 * @param pages read so far
 * @param seen rows read so far
 * @param skipped of them broke the schema
 * @param tally what they changed
 * @param attempts failed on the present page
 * @param trouble why the last one failed
 */
record Run(String source, boolean full, Phase phase, long scan, Instant startedAt, Instant passAt,
        @Nullable Instant since, @Nullable String cursor, @Nullable String landmark, int pages, int seen, int skipped,
        Tally tally, int attempts, @Nullable String trouble) {

    /** Full runs go through the first three, others through the last. */
    enum Phase {
        /** All rows. */
        SCAN,
        /** What changed behind the scan's back. */
        CATCH_UP,
        /** What the scan did not see is gone. */
        SWEEP,
        /** What changed since the last run. */
        CHANGES,
        /** Nothing left to do. */
        DONE
    }

    static Run full(String source, long scan, Instant now) {
        return new Run(source, true, Phase.SCAN, scan, now, now, null, null, null, 0, 0, 0, Tally.NOTHING, 0, null);
    }

    static Run changes(String source, long scan, Instant since, Instant now) {
        return new Run(source, false, Phase.CHANGES, scan, now, now, since, null, null, 0, 0, 0, Tally.NOTHING, 0,
                null);
    }

    /** After a page was written. Fails with {@link RegistryFailure} when the registry does not come to an end. */
    Run after(RegistryPage page, Tally written, Instant now, RegistryConfig config) {
        Run counted = new Run(source, full, phase, scan, startedAt, passAt, since, page.next(), landmark, pages + 1,
                seen + page.rows(), skipped + page.skipped().size(), tally.plus(written), 0, null);
        if (page.next() == null) {
            return counted.afterPass(now, config.overlap());
        }
        if (page.next().equals(cursor) || page.next().equals(landmark)) {
            throw RegistryFailure.giveUp("the registry's cursors go in a circle");
        }
        if (pages >= config.maxPages()) {
            throw RegistryFailure.giveUp("the registry has no end after " + pages + " pages");
        }
        // at pages 1, 2, 4, 8…: any circle is met within a few rounds, with one cursor in mind
        return Integer.bitCount(counted.pages) == 1 ? counted.withLandmark(page.next()) : counted;
    }

    private Run afterPass(Instant now, Duration overlap) {
        return switch (phase) {
            case SCAN -> afterScan(now, overlap);
            case CATCH_UP -> in(Phase.SWEEP, passAt, null);
            case CHANGES, SWEEP, DONE -> in(Phase.DONE, passAt, null);
        };
    }

    /** An empty registry is one that is broken or reset: nothing of the copy is given up for it. */
    private Run afterScan(Instant now, Duration overlap) {
        if (seen == 0) {
            throw RegistryFailure.giveUp("the registry lists no server at all");
        }
        return in(Phase.CATCH_UP, now, startedAt.minus(overlap));
    }

    /** After some vanished rows were marked; an empty tally says that none is left. */
    Run afterSweep(Tally swept) {
        Run counted = counted(tally.plus(swept));
        return swept.deleted() == 0 ? counted.in(Phase.DONE, passAt, null) : counted;
    }

    /** After a page that did not come. */
    Run failed(String reason, boolean rewind) {
        return new Run(source, full, phase, scan, startedAt, passAt, since, rewind ? null : cursor,
                rewind ? null : landmark, pages, seen, skipped, tally, attempts + 1, reason);
    }

    /** The same, to be taken up again with all its tries. */
    Run rested() {
        return new Run(source, full, phase, scan, startedAt, passAt, since, cursor, landmark, pages, seen, skipped,
                tally, 0, trouble);
    }

    private Run in(Phase next, Instant began, @Nullable Instant asked) {
        return new Run(source, full, next, scan, startedAt, began, asked, null, null, pages, seen, skipped, tally, 0,
                null);
    }

    private Run withLandmark(@Nullable String mark) {
        return new Run(source, full, phase, scan, startedAt, passAt, since, cursor, mark, pages, seen, skipped, tally,
                attempts, trouble);
    }

    private Run counted(Tally sum) {
        return new Run(source, full, phase, scan, startedAt, passAt, since, cursor, landmark, pages, seen, skipped,
                sum, attempts, trouble);
    }
}
