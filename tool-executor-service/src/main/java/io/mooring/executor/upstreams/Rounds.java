package io.mooring.executor.upstreams;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.ExecutorError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Rounds through a user's servers, of which each may start processes and lend credentials: a caller has few at once. */
@ApplicationScoped
class Rounds {

    private final int most;
    private final ConcurrentMap<Goer, Integer> under = new ConcurrentHashMap<>();

    @Inject
    Rounds(UpstreamsConfig config) {
        this(config.rounds());
    }

    Rounds(int most) {
        this.most = most;
    }

    private record Goer(String tenant, String kind, String subject) {}

    /** The round, if there is room for it; else it fails with 429 and is not begun. */
    <T> Uni<T> oneMore(Caller caller, Uni<T> round) {
        Goer goer = new Goer(caller.tenant(), caller.kind().name(), caller.subject());
        return Uni.createFrom().deferred(() -> begin(goer)
                ? round.onTermination().invoke(() -> end(goer))
                : Uni.createFrom().failure(refused()));
    }

    private boolean begin(Goer goer) {
        boolean room = under.merge(goer, 1, Integer::sum) <= most;
        if (!room) {
            end(goer);
        }
        return room;
    }

    private void end(Goer goer) {
        under.computeIfPresent(goer, (same, rounds) -> rounds == 1 ? null : rounds - 1);
    }

    private HttpProblem refused() {
        return HttpProblem.builder(ExecutorError.TOO_MANY_REQUESTS.because("a caller may have its servers asked " + most
                + " times at once; wait for an answer")).withHeader("Retry-After", 1).build();
    }
}
