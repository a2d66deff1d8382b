package io.mooring.executor.upstreams;

import java.util.Optional;
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
     * Has a server tell of a resource; fails as if there were none where the server does not tell of it.
     *
     * @return fails with {@link Fault}
     */
    Uni<Watched> watch(Caller caller, String user, String shown, Future<Void> gone);

    /** What the caller reaches at this moment. */
    Uni<Within> within(Caller caller, String user);

    /** Callers that may reach the integration as far as their mandates go; one lookup for all that are asked about. */
    Uni<Predicate<Caller>> mayReach(String tenant, String integration);

    /** What one caller reaches for one user, as it was at one moment. */
    interface Within {

        /**
         * Of the servers and the connections they are asked by; equal ones mean that the same ones are asked for their lists,
         * though perhaps for another account of a connection that was made anew.
         */
        String digest();

        /** Whether requests to an integration may go by this connection. */
        boolean reaches(String integration, String connection);

        /** The same resource by the connection that is used for it now; none when it is no longer within reach. */
        Optional<Watched> now(Watched watched);

        /** Asks the server, on that connection, to tell of it; false when it refuses, fails when it does not answer in time. */
        Uni<Boolean> subscribe(Watched watched);

        /** Asks it to say no more of it; as above. */
        Uni<Boolean> unsubscribe(Watched watched);
    }
}
