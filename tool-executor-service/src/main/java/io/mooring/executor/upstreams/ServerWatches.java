package io.mooring.executor.upstreams;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.mcpclient.McpAnswer;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.toolview.Kin;
import io.mooring.executor.toolview.ToolViewStore;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** Has the servers within reach tell of resources. */
@ApplicationScoped
class ServerWatches implements Watches {

    private final Servers servers;
    private final ServerRequests requests;
    private final Transactions transactions;
    private final ToolViewStore tools;
    private final UpstreamsConfig config;

    ServerWatches(Servers servers, ServerRequests requests, Transactions transactions, ToolViewStore tools,
            UpstreamsConfig config) {
        this.servers = servers;
        this.requests = requests;
        this.transactions = transactions;
        this.tools = tools;
        this.config = config;
    }

    @Override
    public Uni<Watched> watch(Caller caller, String user, String shown, Future<Void> gone) {
        return servers.of(caller, user).chain(found -> {
            Candidates candidates = Candidates.of(found, Thing.RESOURCE, shown);
            Fault unknown = Fault.unknownResource(shown, false);
            return Upstreams.first(candidates.servers(), server -> requests
                    .send(server, Request.about("resources/subscribe", candidates.name(), gone))
                    .map(done -> new Watched(caller.tenant(), server.integration(),
                            server.upstream().connection().id(), candidates.name(), shown)),
                    unknown).onFailure(Fault.class).transform(failure -> failure.isNotFound() ? unknown : failure);
        });
    }

    @Override
    public Uni<Within> within(Caller caller, String user) {
        return servers.of(caller, user).map(found -> new Reached(found, requests, config.list()));
    }

    @Override
    public Uni<Predicate<Caller>> mayReach(String tenant, String integration) {
        return transactions.in(tenant, session -> tools.kin(session, tenant, Set.of(integration)))
                .map(kin -> caller -> mayReach(caller.mandate(), kin));
    }

    /** Of an integration nothing is known of yet, nobody is left out. */
    static boolean mayReach(@Nullable Mandate mandate, List<Kin> kin) {
        return mandate == null || kin.isEmpty() || kin.stream()
                .anyMatch(one -> mandate.access(one.integration(), one.family(), one.provider()).isPresent());
    }

    /** The servers a caller reaches. @param patience for one answer of one of them */
    record Reached(List<Server> servers, ServerRequests requests, Duration patience) implements Within {

        @Override
        public String digest() {
            return servers.stream().map(server -> String.join(" ", server.integration(),
                    String.valueOf(server.view().configRevision()), String.valueOf(server.keepsNames()),
                    usual(server).orElse(""))).collect(Collectors.joining("\n"));
        }

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
                    .map(Reached::isDone).ifNoItem().after(patience)
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
}
