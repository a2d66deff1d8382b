package io.mooring.executor.upstreams;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.toolview.Kin;
import io.mooring.executor.toolview.ToolViewStore;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

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
        return servers.of(caller, user).map(found -> new ServersWithin(found, requests, config.list()));
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
}
