package io.mooring.executor.upstreams;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.mcpclient.ChannelFailure;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.mcpclient.McpClient;
import io.mooring.executor.mcpclient.McpRequest;
import io.mooring.executor.mcpclient.Upstream;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;

/**
 * Connects to MCP servers, side by side, and has each say something, so that one that is gone by now is noticed. One that
 * is dead or hangs takes its own time and nobody else's.
 */
@ApplicationScoped
public class ServerStates {

    private static final Logger LOG = Logger.getLogger(ServerStates.class);
    private static final String PROBLEM = "urn:mooring:problem:";

    private final Servers servers;
    private final ServerRequests requests;
    private final McpClient client;
    private final Rounds rounds;
    private final UpstreamsConfig config;
    private final Clock clock;

    ServerStates(Servers servers, ServerRequests requests, McpClient client, Rounds rounds,
            UpstreamsConfig config, Clock clock) {
        this.servers = servers;
        this.requests = requests;
        this.client = client;
        this.rounds = rounds;
        this.config = config;
        this.clock = clock;
    }

    /** A server on one of its connections. */
    private record Place(Server server, ConnectionView connection) {}

    /** Slugs of the servers a user has connections to and this caller reaches, in order. */
    public Uni<List<String>> known(Caller caller, String user) {
        return servers.known(caller, user).map(found -> found.stream().map(Server::integration).toList());
    }

    /**
     * How those of them that are wanted are now, in order of their slugs; never fails because of one of them. Fails with
     * 429 when the caller has this done too often at once.
     */
    public Uni<List<ServerState>> of(Caller caller, String user, Predicate<String> wanted) {
        return rounds.oneMore(caller,
                servers.known(caller, user).map(found -> places(found, wanted)).chain(this::all));
    }

    private static List<Place> places(List<Server> found, Predicate<String> wanted) {
        return found.stream().filter(server -> wanted.test(server.integration()))
                .flatMap(server -> server.connections().stream().filter(connection -> !connection.isOver())
                        .map(connection -> new Place(server, connection)))
                .toList();
    }

    private Uni<List<ServerState>> all(List<Place> places) {
        return places.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(places.stream().map(this::state).toList()).andFailFast();
    }

    private Uni<ServerState> state(Place place) {
        return place.connection.isActive()
                ? connect(place.server, place.connection)
                : Uni.createFrom().item(ServerState.unusable(place.server, place.connection));
    }

    private Uni<ServerState> connect(Server server, ConnectionView on) {
        Duration patience = config.connect();
        return Uni.createFrom().deferred(() -> asked(server, on)).ifNoItem().after(patience)
                .recoverWithItem(() -> ServerState.late(server, on, patience.toSeconds()))
                .onFailure().recoverWithItem(failure -> failed(server, on, failure));
    }

    /** Every server of either era understands the question, or says that it has no tools. */
    private Uni<ServerState> asked(Server server, ConnectionView on) {
        Upstream upstream = server.on(on);
        McpRequest request = new McpRequest("tools/list", JsonNodeFactory.instance.objectNode(),
                clock.instant().plus(config.connect()), Promise.<Void>promise().future(), Exchange.NONE);
        return requests.ask(upstream, server.view().version(), request).chain(answer -> switch (answer) {
            case McpAnswer.Result heard -> described(server, on, upstream);
            case McpAnswer.Refused heard -> described(server, on, upstream);
            case McpAnswer.CredentialRefused refused -> Uni.createFrom().item(
                    ServerState.failed(server, on, "credential-refused", "the server does not accept the credential"));
            case McpAnswer.Failed failed ->
                Uni.createFrom().item(ServerState.failed(server, on, failed.error().slug(), failed.detail()));
        });
    }

    private Uni<ServerState> described(Server server, ConnectionView on, Upstream upstream) {
        return requests.lease(upstream, server.view().version())
                .chain(leased -> client.capabilities(upstream, leased.placements()))
                .map(said -> ServerState.connected(server, on, said));
    }

    private static ServerState failed(Server server, ConnectionView on, Throwable failure) {
        return switch (failure) {
            case ChannelFailure broken when broken.answer() instanceof McpAnswer.Failed why ->
                ServerState.failed(server, on, why.error().slug(), why.detail());
            case HttpProblem problem -> ServerState.failed(server, on,
                    String.valueOf(problem.getType()).replace(PROBLEM, ""), String.valueOf(problem.getDetail()));
            default -> unexpected(server, on, failure);
        };
    }

    private static ServerState unexpected(Server server, ConnectionView on, Throwable failure) {
        LOG.error("it can't be said how an MCP server is", failure);
        return ServerState.failed(server, on, "run-failed", "the executor failed");
    }
}
