package io.mooring.contracts.event;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once every event this service emits has its schema id. */
@Readiness
@ApplicationScoped
class SchemasReadiness implements HealthCheck {

    private final EventSchemas schemas;

    SchemasReadiness(EventSchemas schemas) {
        this.schemas = schemas;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> missing = schemas.missing();
        return HealthCheckResponse.named("event schemas").status(missing.isEmpty())
                .withData("missing", String.join(", ", missing)).build();
    }
}
