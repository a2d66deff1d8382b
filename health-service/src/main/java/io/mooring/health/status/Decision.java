package io.mooring.health.status;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.mooring.health.Status;
import io.mooring.health.connectionview.Lifecycle;
import io.mooring.health.signal.Finding;
import io.mooring.health.signal.Observation;

/** Observations to status. Empty means that there is nothing to say: what was said before stands. */
final class Decision {

    private Decision() {}

    /** The status of one connection; observations newest first. */
    static Optional<Assessment> ofConnection(Lifecycle lifecycle, List<Observation> newestFirst,
            Thresholds thresholds) {
        return switch (lifecycle) {
            case PENDING, VERIFYING, OTHER -> Optional.empty();
            case ACTIVE -> assess(newestFirst, thresholds);
            case DEGRADED -> Optional.of(assess(newestFirst, thresholds)
                    .filter(assessment -> assessment.status() != Status.CONNECTED)
                    .orElse(Assessment.degraded("The credential could not be renewed in time")));
            case REAUTH_REQUIRED -> Optional.of(Assessment.disconnected("Has to be authorised again"));
            case DISABLED -> Optional.of(Assessment.disconnected("Switched off"));
            case FAILED -> Optional.of(Assessment.disconnected("Connecting failed"));
            case ABANDONED -> Optional.of(Assessment.disconnected("Nobody finished connecting"));
            case REVOKING, REVOKED -> Optional.of(Assessment.disconnected("Revoked"));
        };
    }

    /**
     * The status of an integration over its usable connections. One account's dead credential is that account's trouble:
     * it counts only when no account in use has a working one.
     *
     * @param usable connections that calls can go over
     * @param known whether it had a status before
     */
    static Optional<Assessment> ofIntegration(long usable, boolean known, List<Observation> newestFirst,
            Thresholds thresholds) {
        if (usable == 0 && newestFirst.isEmpty()) {
            return known ? Optional.of(Assessment.disconnected("No usable connection")) : Optional.empty();
        }
        List<Observation> elsewhere = newestFirst.stream()
                .filter(observation -> observation.finding() != Finding.REFUSED).toList();
        boolean allRefused = refused(newestFirst).containsAll(connections(newestFirst));
        return assess(allRefused || elsewhere.isEmpty() ? newestFirst : elsewhere, thresholds);
    }

    private static Optional<Assessment> assess(List<Observation> newestFirst, Thresholds thresholds) {
        List<Observation> valid = withoutVoid(newestFirst);
        return valid.isEmpty() ? Optional.empty() : Optional.of(Window.of(valid, thresholds).assess());
    }

    /** A new credential voids what was held against the old one; by itself it says less than any call. */
    private static List<Observation> withoutVoid(List<Observation> newestFirst) {
        Set<String> renewed = new HashSet<>();
        List<Observation> valid = newestFirst.stream()
                .filter(observation -> observation.finding() == Finding.ACTIVATED
                        ? renewed.add(observation.connection())
                        : observation.finding() != Finding.REFUSED || !renewed.contains(observation.connection()))
                .toList();
        List<Observation> calls = valid.stream().filter(observation -> observation.finding() != Finding.ACTIVATED)
                .toList();
        return calls.isEmpty() ? valid : calls;
    }

    private static Set<String> connections(List<Observation> observations) {
        Set<String> connections = new HashSet<>();
        observations.forEach(observation -> connections.add(observation.connection()));
        return connections;
    }

    /** Connections whose newest observation is a refusal. */
    private static Set<String> refused(List<Observation> newestFirst) {
        Set<String> looked = new HashSet<>();
        Set<String> refused = new HashSet<>();
        newestFirst.stream().filter(observation -> looked.add(observation.connection()))
                .filter(observation -> observation.finding() == Finding.REFUSED)
                .forEach(observation -> refused.add(observation.connection()));
        return refused;
    }
}
