package io.mooring.executor.upstreams;

import java.util.Optional;

import io.mooring.executor.upstreams.Watches.Watched;
import io.smallrye.mutiny.Uni;

/** What one caller reaches for one user, as it was at one moment. */
public interface Within {

    /** Whether requests to an integration may go by this connection. */
    boolean reaches(String integration, String connection);

    /** The same resource by the connection that is used for it now; none when it is no longer within reach. */
    Optional<Watched> now(Watched watched);

    /** Asks the server, on that connection, to tell of it; false when it refuses, fails when it does not answer in time. */
    Uni<Boolean> subscribe(Watched watched);

    /** Asks it to say no more of it; as above. */
    Uni<Boolean> unsubscribe(Watched watched);
}
