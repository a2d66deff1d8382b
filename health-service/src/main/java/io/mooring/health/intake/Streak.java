package io.mooring.health.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.mooring.contracts.event.executor.ToolInvoked;
import io.mooring.health.signal.Diagnosis;
import io.mooring.health.signal.Finding;
import io.mooring.health.signal.Observation;
import io.mooring.health.signal.ObservedCall;

/**
 * Calls on one connection, one after the other, that say the same of it: one look at its status does for all of them, and
 * no change of mind is passed over.
 */
record Streak(String integration, String connection, List<ObservedCall> calls) {

    /** In the order of integrations, since each is locked: two transactions then wait for each other, not for ever. */
    static List<Streak> of(List<ToolInvoked> events) {
        List<ObservedCall> calls = events.stream().flatMap(event -> Diagnosis.observe(event)
                .map(seen -> new ObservedCall(event.getCall(), seen)).stream())
                .sorted(Comparator.comparing((ObservedCall call) -> call.seen().integration())
                        .thenComparing(call -> call.seen().connection()))
                .toList();
        List<Streak> streaks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= calls.size(); i++) {
            if (i == calls.size() || !isAlike(calls.get(from).seen(), calls.get(i).seen())) {
                Observation first = calls.get(from).seen();
                streaks.add(new Streak(first.integration(), first.connection(), calls.subList(from, i)));
                from = i;
            }
        }
        return streaks;
    }

    private static boolean isAlike(Observation one, Observation other) {
        Finding finding = one.finding();
        return one.integration().equals(other.integration()) && one.connection().equals(other.connection())
                && finding == other.finding();
    }
}
