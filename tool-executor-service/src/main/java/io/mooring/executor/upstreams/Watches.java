package io.mooring.executor.upstreams;

import java.util.function.Predicate;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.rpc.Fault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** Servers that tell of their resources. */
public interface Watches {

    /**
     * A resource and the connection it is reached by.
     *
     * @param uri the server's own
     * @param shown what clients here call it
     */
    record Watched(String tenant, String integration, String connection, String uri, String shown) {}

    /**
     * Has a server tell of a resource; of one without sessions it fails as of one that has no such resource.
     *
     * @return fails with {@link Fault}
     */
    Uni<Watched> watch(Caller caller, String user, String shown, Future<Void> gone);

    /** What the caller reaches at this moment. */
    Uni<Within> within(Caller caller, String user);

    /** Callers that may reach the integration as far as their mandates go; one lookup for all that are asked about. */
    Uni<Predicate<Caller>> mayReach(String tenant, String integration);
}
