package io.mooring.contracts.caller;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;

/** Ready once all API keys were read, see {@link ApiKeysProgress}. */
@Readiness
@ApplicationScoped
class ApiKeysReadiness implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(ApiKeysReadiness.class);

    private final ApiKeysProgress progress;

    ApiKeysReadiness(ApiKeysProgress progress) {
        this.progress = progress;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return progress.isComplete().onFailure().recoverWithItem(ApiKeysReadiness::notRead)
                .map(read -> HealthCheckResponse.named("API keys").status(read).build());
    }

    private static boolean notRead(Throwable failure) {
        LOG.debug("whether all API keys are read can't be told", failure);
        return false;
    }
}
