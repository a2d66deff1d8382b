package io.mooring.connection.renewal;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.connection.credential.Credentials;
import io.mooring.contracts.outbox.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;

/** Destroys refresh tokens that were replaced, once no provider wants them any more. Two processes at it do no harm. */
@ApplicationScoped
class Destruction {

    private static final Logger LOG = Logger.getLogger(Destruction.class);

    private final Transactions transactions;
    private final Credentials credentials;

    Destruction(Transactions transactions, Credentials credentials) {
        this.transactions = transactions;
        this.credentials = credentials;
    }

    @Scheduled(every = "60S", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return transactions.acrossTenants(credentials::dropPrevious).replaceWithVoid().onFailure()
                .invoke(failure -> LOG.warnf("previous refresh tokens stay for now: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }
}
