package io.mooring.executor.toolrun;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.mooring.executor.invitation.Gap;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/**
 * Calls that go on after their user has connected. Where a server is asked what tools it has, they are known a while after its
 * connection is: until then the call is refused as before, and nothing of it has run.
 */
final class Persistence {

    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4),
            Duration.ofSeconds(8));

    private Persistence() {}

    /**
     * Runs it once more after each pause, until it is no longer refused for want of a connection.
     *
     * @param pause lasts as long as it is told
     * @param gone completes when nobody waits any more
     */
    static <T> Uni<T> run(Uni<T> call, List<Duration> pauses, Function<Duration, Uni<Void>> pause, Future<Void> gone) {
        return pauses.isEmpty()
                ? call
                : call.onFailure(failure -> isUnconnected(failure) && !gone.isComplete())
                        .recoverWithUni(() -> pause.apply(pauses.getFirst())
                                .chain(() -> run(call, pauses.subList(1, pauses.size()), pause, gone)));
    }

    private static boolean isUnconnected(Throwable failure) {
        return failure instanceof HttpProblem problem && Gap.of(problem).isPresent();
    }
}
