package io.mooring.executor.traffic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.ToolError;

/** Requests under way, counted wherever there is a limit. Nothing is kept of places where none is. */
final class Crowd {

    /** Places are free again as requests end; this is as good a guess as any. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final ConcurrentMap<Place, Integer> underWay = new ConcurrentHashMap<>();
    private final TrafficConfig config;

    Crowd(TrafficConfig config) {
        this.config = config;
    }

    /** @param name for the caller */
    private record Place(String name, String tenant, String id) {

        ToolError error() {
            return id.isEmpty() ? ToolError.EXECUTOR_BUSY : ToolError.UPSTREAM_BUSY;
        }
    }

    private record Bound(Place place, int most) {}

    /** Null when it is in, on all its places; otherwise it is on none. */
    @Nullable
    Refusal enter(Lane lane) {
        List<Bound> bounds = bounds(lane);
        for (int i = 0; i < bounds.size(); i++) {
            Bound bound = bounds.get(i);
            if (!enter(bound)) {
                bounds.subList(0, i).forEach(entered -> leave(entered.place()));
                return new Refusal(bound.place().error(), bound.most() + " calls " + bound.place().name()
                        + " are under way; this one was not sent", A_MOMENT);
            }
        }
        return null;
    }

    void leave(Lane lane) {
        bounds(lane).forEach(bound -> leave(bound.place()));
    }

    int inAll() {
        return underWay.getOrDefault(everywhere(), 0);
    }

    /** Places something is counted at. */
    int places() {
        return underWay.size();
    }

    private boolean enter(Bound bound) {
        if (underWay.merge(bound.place(), 1, Integer::sum) <= bound.most()) {
            return true;
        }
        leave(bound.place());
        return false;
    }

    private void leave(Place place) {
        underWay.computeIfPresent(place, (same, number) -> number == 1 ? null : number - 1);
    }

    /** The narrowest first: who fills it takes nothing from anybody else. */
    private List<Bound> bounds(Lane lane) {
        return List.of(
                new Bound(new Place("on this connection", lane.tenant(), lane.connection()), config.perConnection()),
                new Bound(new Place("to this integration", lane.tenant(), lane.integration()),
                        config.perIntegration()),
                new Bound(new Place("of this tenant", lane.tenant(), ""), config.perTenant()),
                new Bound(everywhere(), config.inAll()));
    }

    private static Place everywhere() {
        return new Place("of this replica", "", "");
    }
}
