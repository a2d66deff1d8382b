package io.mooring.executor.upstreams;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.mooring.executor.upstreams.Watches.Watched;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;

/** The servers a caller reaches. @param patience for one answer of one of them */
record ServersWithin(List<Server> servers, ServerRequests requests, Duration patience) implements Within {

    @Override
    public boolean reaches(String integration, String connection) {
        return on(integration, connection).isPresent();
    }

    /** One of several connections without a default stays: nothing says that another is used now. */
    @Override
    public Optional<Watched> now(Watched watched) {
        return of(watched.integration()).flatMap(server -> usual(server)
                .or(() -> server.onlyOn(watched.connection()).map(same -> watched.connection())))
                .map(connection -> new Watched(watched.tenant(), watched.integration(), connection, watched.uri(),
                        watched.shown()));
    }

    private static Optional<String> usual(Server server) {
        try {
            return Optional.of(server.upstream().connection()).map(ConnectionView::id);
        } catch (HttpProblem undecided) {
            return Optional.empty();
        }
    }

    @Override
    public Uni<Boolean> subscribe(Watched watched) {
        return send("resources/subscribe", watched);
    }

    @Override
    public Uni<Boolean> unsubscribe(Watched watched) {
        return send("resources/unsubscribe", watched);
    }

    private Uni<Boolean> send(String method, Watched watched) {
        Promise<Void> late = Promise.promise();
        return Uni.createFrom().item(() -> on(watched.integration(), watched.connection())
                .orElseThrow(() -> Fault.unavailable(200, "no longer within reach")))
                .chain(server -> requests.ask(server.upstream(), server.view().version(),
                        requests.whole(Request.about(method, watched.uri(), late.future()))))
                .map(ServersWithin::isDone).ifNoItem().after(patience)
                .failWith(() -> Fault.unavailable(200, "the server does not answer"))
                .onFailure().invoke(failure -> late.tryComplete());
    }

    private static boolean isDone(McpAnswer answer) {
        return !(answer instanceof McpAnswer.Refused) && ServerRequests.result(answer) != null;
    }

    private Optional<Server> on(String integration, String connection) {
        return of(integration).flatMap(server -> server.onlyOn(connection));
    }

    private Optional<Server> of(String integration) {
        return servers.stream().filter(server -> server.integration().equals(integration)).findFirst();
    }
}
