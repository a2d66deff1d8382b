package io.mooring.executor.rotation;

import jakarta.enterprise.context.ApplicationScoped;

import io.mooring.contracts.secret.KeyRotations;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Every replica looks for a rotation to go on with; one gets it. */
@ApplicationScoped
class RotationTick {

    private final KeyRotations rotations;

    RotationTick(KeyRotations rotations) {
        this.rotations = rotations;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return rotations.goOn();
    }
}
