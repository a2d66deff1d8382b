package io.mooring.health.status;

import static io.mooring.health.signal.Finding.ACTIVATED;
import static io.mooring.health.signal.Finding.REFUSED;
import static io.mooring.health.signal.Finding.UNREACHABLE;
import static io.mooring.health.signal.Finding.WORKED;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.mooring.health.signal.Observation;

/**
 * The newest observations and what they come to. The newest one decides; what was before decides only whether trouble
 * is an outage, and whether success can be trusted: one outage that ended is over with the first success, trouble that
 * comes and goes is over after a few good calls in a row.
 *
 * @param seen newest first, never empty
 */
record Window(List<Observation> seen, Thresholds thresholds) {

    /** Cuts observations (newest first, never empty) to the window. */
    static Window of(List<Observation> newestFirst, Thresholds thresholds) {
        Instant oldest = newestFirst.getFirst().at().minus(thresholds.period());
        return new Window(newestFirst.stream().limit(thresholds.observations())
                .takeWhile(observation -> !observation.at().isBefore(oldest)).toList(), thresholds);
    }

    Assessment assess() {
        return switch (seen.getFirst().finding()) {
            case REFUSED -> refused();
            case UNREACHABLE -> unreachable();
            case FAULTY -> faulty();
            case WORKED, ACTIVATED -> working();
        };
    }

    /** A single 403 among successes is a missing permission of one tool, not a dead credential. */
    private Assessment refused() {
        boolean oneTool = seen.getFirst().httpStatus() instanceof Integer status && status == 403
                && seen.stream().anyMatch(observation -> observation.finding() == WORKED)
                && streak(observation -> observation.finding() == REFUSED) < thresholds.outage();
        return oneTool
                ? Assessment.degraded("The provider refused the last call (HTTP 403)")
                : Assessment.disconnected("The provider refuses the credential" + httpStatus());
    }

    private Assessment unreachable() {
        int calls = streak(observation -> observation.finding() == UNREACHABLE);
        return calls >= thresholds.outage()
                ? Assessment.disconnected("The provider can't be reached (" + calls + " calls in a row)")
                : Assessment.degraded("The provider did not answer the last call");
    }

    private Assessment faulty() {
        Integer status = seen.getFirst().httpStatus();
        return Assessment.degraded(status != null && status == 429
                ? "The provider limits the rate of calls (HTTP 429)"
                : "The provider failed the last call" + httpStatus());
    }

    private Assessment working() {
        if (seen.getFirst().finding() == ACTIVATED) {
            return Assessment.connected("Connected, not used yet");
        }
        if (outages() > 1 && streak(observation -> !isTrouble(observation)) < thresholds.recovery()) {
            long failed = seen.stream().filter(Window::isTrouble).count();
            return Assessment.degraded("Some calls fail (" + failed + " of the last " + seen.size() + ")");
        }
        return isSlow() && streak(this::isQuick) < thresholds.recovery()
                ? Assessment.degraded("Calls are slow")
                : Assessment.connected("Calls work");
    }

    private boolean isQuick(Observation observation) {
        return observation.finding() == WORKED && observation.millis() <= thresholds.slow().toMillis();
    }

    private static boolean isTrouble(Observation observation) {
        return observation.finding() != WORKED && observation.finding() != ACTIVATED;
    }

    private boolean isSlow() {
        long[] millis = seen.stream().filter(observation -> observation.finding() == WORKED)
                .mapToLong(Observation::millis).sorted().toArray();
        return millis.length >= thresholds.slowCalls()
                && millis[(int) (0.95 * (millis.length - 1))] > thresholds.slow().toMillis();
    }

    private int streak(Predicate<Observation> like) {
        return (int) seen.stream().takeWhile(like).count();
    }

    /** Runs of trouble, however long each. */
    private int outages() {
        int runs = 0;
        boolean trouble = false;
        for (Observation observation : seen) {
            runs += !trouble && isTrouble(observation) ? 1 : 0;
            trouble = isTrouble(observation);
        }
        return runs;
    }

    private String httpStatus() {
        Integer status = seen.getFirst().httpStatus();
        return status == null ? "" : " (HTTP " + status + ")";
    }
}
