package io.mooring.executor.upstreams;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.End;
import io.mooring.executor.journal.Journal;
import io.mooring.executor.journal.StartedCalls;
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.mooring.executor.upstreams.Upstreams.Wish;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/**
 * Reads prompts and resources, and writes that down as tool calls are: who wanted what of whom, and what became of it, also
 * when it was refused. The tool of such a row is the method.
 */
@ApplicationScoped
class Readings {

    private static final int OK = 200;

    private final ServerRequests requests;
    private final Journal journal;
    private final StartedCalls started;

    Readings(ServerRequests requests, Journal journal, StartedCalls started) {
        this.requests = requests;
        this.journal = journal;
        this.started = started;
    }

    /** What comes of the work, once the end of it is recorded. */
    Uni<ObjectNode> recorded(Wish wish, ObjectNode params, Function<Reading, Uni<ObjectNode>> work) {
        Reading reading = new Reading(started.begin(wish.caller(), wish.user(), wish.method(), params));
        return Uni.createFrom().deferred(() -> work.apply(reading)).onFailure()
                .recoverWithUni(failure -> record(reading.call(), reading.ended(failure))
                        .chain(() -> Uni.createFrom().failure(failure)))
                .call(result -> record(reading.call(), reading.ended()));
    }

    /** Nothing is answered that is not recorded; to ask again does no harm. */
    private Uni<Void> record(Call call, End end) {
        return journal.recordEnd(call, end).onFailure(EventsUnavailable.class).transform(failure -> unrecorded());
    }

    private static Fault unrecorded() {
        return Fault.unavailable(OK, "the event log does not answer; try again");
    }

    /** Asks one server; fails with {@link Fault}. */
    Uni<ObjectNode> read(Reading reading, Server server, Request request) {
        return another(reading).map(next -> server.upstream())
                .chain(upstream -> read(reading, server, upstream, request))
                .onFailure(HttpProblem.class).invoke(reading::refused)
                .onFailure(HttpProblem.class).transform(problem -> ServerRequests.unable(server, problem));
    }

    /** A server that is asked after another has a row of its own. */
    private Uni<Void> another(Reading reading) {
        return reading.isOver()
                ? record(reading.call(), reading.ended()).invoke(() -> reading.again(started.again(reading.call())))
                : Uni.createFrom().voidItem();
    }

    private Uni<ObjectNode> read(Reading reading, Server server, Upstream upstream, Request request) {
        return journal.recordStart(reading.at(upstream), true).onFailure(EventsUnavailable.class)
                .transform(failure -> unrecorded())
                .chain(() -> requests.ask(upstream, server.view().version(), requests.whole(request)))
                .invoke(reading::heard).map(ServerRequests::result);
    }
}
