package io.mooring.executor.mcpclient.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.connectionview.ConnectionKey;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/**
 * Ends the sessions of connections that were removed or may not be used any more, and with them servers that are processes:
 * each has the credential of its connection. Every replica has sessions of its own, so each looks for itself.
 */
@ApplicationScoped
class Departures {

    private static final Logger LOG = Logger.getLogger(Departures.class);

    private final Sessions sessions;
    private final ConnectionViewStore connections;
    private final Transactions transactions;

    Departures(Sessions sessions, ConnectionViewStore connections, Transactions transactions) {
        this.sessions = sessions;
        this.connections = connections;
        this.transactions = transactions;
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> review() {
        List<ConnectionKey> known = sessions.connections();
        return known.isEmpty() ? Uni.createFrom().voidItem() : review(known);
    }

    private Uni<Void> review(List<ConnectionKey> known) {
        return transactions.acrossTenants(session -> connections.usable(session, known))
                .map(usable -> gone(known, usable)).invoke(sessions::retire)
                .onFailure().invoke(failure -> LOG.warnf("sessions of MCP servers are looked through again later: %s",
                        failure.getMessage()))
                .onFailure().recoverWithNull().replaceWithVoid();
    }

    private static Set<ConnectionKey> gone(List<ConnectionKey> known, Set<ConnectionKey> usable) {
        Set<ConnectionKey> gone = new HashSet<>(known);
        gone.removeAll(usable);
        return gone;
    }
}
