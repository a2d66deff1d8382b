package io.mooring.executor.intake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.executor.ExecutorError;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.reach.Publishing;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.NearestNames;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Looks a call up until everything it needs is there, for a moment. Copies are a moment behind: who has just
 * registered or connected something is not told at once that it is not there.
 */
@ApplicationScoped
class Resolver {

    /** Before each further look; a change is in the copy within a tenth of a second, as a rule. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(40), Duration.ofMillis(80),
            Duration.ofMillis(180), Duration.ofMillis(300));

    private final Lookup lookup;
    private final Vertx vertx;

    Resolver(Lookup lookup, Vertx vertx) {
        this.lookup = lookup;
        this.vertx = vertx;
    }

    /**
     * Fails with 404 and the nearest names when there is no such tool for the caller and user, with 403 when an agent may
     * only read and the tool writes. One that policies take away is looked for just as long.
     */
    Uni<Resolution> resolve(ToolCall call) {
        return look(call, PAUSES).chain(found -> found.offer().variants().isEmpty()
                ? unknown(call, found)
                : Uni.createFrom().item(found));
    }

    private Uni<Resolution> look(ToolCall call, List<Duration> pauses) {
        return lookup.look(call).onFailure(Publishing::isUnknown).recoverWithUni(unknown -> pauses.isEmpty()
                ? Uni.createFrom().<Resolution>failure(unknown)
                : pause(pauses.getFirst()).chain(() -> look(call, pauses.subList(1, pauses.size()))))
                .chain(found -> pauses.isEmpty() || found.isComplete(call)
                        ? Uni.createFrom().item(found)
                        : pause(pauses.getFirst()).chain(() -> look(call, pauses.subList(1, pauses.size()))));
    }

    private Uni<Void> pause(Duration time) {
        return UniHelper.toUni(vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS)).replaceWithVoid();
    }

    private Uni<Resolution> unknown(ToolCall call, Resolution found) {
        return lookup.names(call).map(names -> unknown(call.action(), names))
                .map(problem -> found.unknown(call, problem));
    }

    private static HttpProblem unknown(Action action, List<String> names) {
        Action.Address address = action.address();
        String asked = address == null ? action.text() : "mcp_" + address.integration() + "_" + address.tool();
        return HttpProblem.builder(ExecutorError.UNKNOWN_TOOL.because("no tool " + action.text()))
                .with("nearest", NearestNames.of(asked, names)).build();
    }
}
