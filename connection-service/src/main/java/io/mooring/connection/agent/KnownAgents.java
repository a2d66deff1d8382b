package io.mooring.connection.agent;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.connection.agent.Issuance.IssuedToken;
import io.mooring.contracts.caller.Agents;
import io.smallrye.mutiny.Uni;

/**
 * Holds an answer back until the new token has come round through Kafka to this process, so that its first use does not race
 * with its own event. Bounded: the token is valid whether or not the event log is slow today.
 */
@ApplicationScoped
class KnownAgents {

    private static final Logger LOG = Logger.getLogger(KnownAgents.class);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long LIMIT_MILLIS = 2000;

    private static final class NotYetKnown extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotYetKnown() {
            super(null, null, false, false);
        }
    }

    private final Agents agents;

    KnownAgents(Agents agents) {
        this.agents = agents;
    }

    Uni<IssuedToken> whenKnown(IssuedToken issued) {
        return Uni.createFrom().item(() -> requireKnown(issued))
                .onFailure(NotYetKnown.class).retry().withBackOff(PAUSE, PAUSE).expireIn(LIMIT_MILLIS)
                .onFailure().invoke(late -> LOG.warnf("%s is not known here after %d ms", issued, LIMIT_MILLIS))
                .onFailure().recoverWithItem(issued);
    }

    private IssuedToken requireKnown(IssuedToken issued) {
        return agents.find(issued.token().text()).map(caller -> issued).orElseThrow(NotYetKnown::new);
    }
}
