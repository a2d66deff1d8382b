package io.mooring.executor.resolution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.Reconnect;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.resolution.Action.Address;
import io.quarkiverse.resteasy.problem.HttpProblem;

/** Which connection a call uses. One candidate is taken; of several the user's default, or none: never a guess. */
public final class ConnectionChoice {

    private ConnectionChoice() {}

    /**
     * Decides. A default that can't be used now is not replaced by another account behind the user's back: that is said.
     *
     * @param visible connections that offer the tool and that the user may use, whatever their status; one that is not
     *            here does not exist for this caller
     * @param address the address the action gave, if it was one
     * @param wanted id or name the caller asked for, if any
     */
    public static ConnectionView choose(List<ConnectionView> visible, @Nullable Address address,
            @Nullable String wanted) {
        List<ConnectionView> named = candidates(visible, address, wanted);
        Optional<ConnectionView> usual = named.stream().filter(it -> it.preferred() && !it.isOver()).findFirst();
        if (usual.isPresent()) {
            return requireActive(usual.get());
        }
        List<ConnectionView> active = named.stream().filter(ConnectionView::isActive).toList();
        if (active.size() == 1) {
            return active.getFirst();
        }
        if (active.size() > 1) {
            throw several(active);
        }
        if (!named.isEmpty()) {
            throw notActive(named.getFirst());
        }
        throw address == null && wanted == null
                ? ExecutorError.NO_CONNECTION
                        .because("connect the integration first, for the organisation or for this user")
                : ExecutorError.UNKNOWN_CONNECTION
                        .because("this user has no connection with that name or id that offers the tool");
    }

    private static ConnectionView requireActive(ConnectionView it) {
        if (!it.isActive()) {
            throw notActive(it);
        }
        return it;
    }

    private static HttpProblem notActive(ConnectionView it) {
        String status = it.status() + (it.reason() == null ? "" : " (" + it.reason() + ")");
        HttpProblem plain = ExecutorError.CONNECTION_NOT_ACTIVE.because("connection " + it.id() + " is " + status
                + (it.needsItsOwner() ? "; its owner must connect it again" : ""));
        HttpProblem.Builder problem = HttpProblem.builder(plain).with("connection_status", it.status());
        return it.needsItsOwner()
                ? problem.with("reconnect", Reconnect.of(it.id(), it.status(), it.reason())).build()
                : problem.build();
    }

    static List<ConnectionView> candidates(List<ConnectionView> visible, @Nullable Address address,
            @Nullable String wanted) {
        return visible.stream().filter(at(address)).filter(called(wanted)).toList();
    }

    private static Predicate<ConnectionView> at(@Nullable Address address) {
        return connection -> address == null
                || connection.owner().equals(address.owner()) && connection.name().equals(address.connection());
    }

    private static Predicate<ConnectionView> called(@Nullable String wanted) {
        return connection -> wanted == null || connection.id().equals(wanted) || connection.name().equals(wanted);
    }

    private static HttpProblem several(List<ConnectionView> candidates) {
        HttpProblem problem = ExecutorError.SEVERAL_CONNECTIONS.at("/connection",
                "expected the id of one of " + candidates.stream().map(ConnectionView::id).toList()
                        + ", or a default of this user's");
        return HttpProblem.builder(problem)
                .with("connections", candidates.stream().map(ConnectionChoice::brief).toList())
                .build();
    }

    private static Map<String, String> brief(ConnectionView connection) {
        return Map.of("id", connection.id(), "owner", connection.owner(), "name", connection.name(), "address",
                connection.address());
    }
}
