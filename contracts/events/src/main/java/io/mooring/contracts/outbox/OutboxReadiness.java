package io.mooring.contracts.outbox;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Ready once the outbox is read by somebody, see {@link OutboxStream}. */
@Readiness
@ApplicationScoped
class OutboxReadiness implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(OutboxReadiness.class);

    private final OutboxStream stream;

    OutboxReadiness(OutboxStream stream) {
        this.stream = stream;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return stream.look().onFailure().recoverWithItem(OutboxReadiness::notSeen)
                .map(found -> HealthCheckResponse.named("outbox connector").status(found).build());
    }

    private static boolean notSeen(Throwable failure) {
        LOG.debug("the outbox connector can't be looked for", failure);
        return false;
    }
}
