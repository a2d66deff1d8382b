package io.mooring.contracts.caller;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.mooring.contracts.event.Topics;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Ready once all API keys and agents were read, see {@link CopyProgress}. */
@Readiness
@ApplicationScoped
class CallersReadiness implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(CallersReadiness.class);

    private final CopyProgress progress;

    CallersReadiness(CopyProgress progress) {
        this.progress = progress;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.combine().all()
                .unis(progress.isComplete(Topics.STATE_API_KEY), progress.isComplete(Topics.STATE_AGENT))
                .with((keys, agents) -> keys && agents)
                .onFailure().recoverWithItem(CallersReadiness::notRead)
                .map(read -> HealthCheckResponse.named("API keys and agents").status(read).build());
    }

    private static boolean notRead(Throwable failure) {
        LOG.debug("whether all API keys and agents are read can't be told", failure);
        return false;
    }
}
