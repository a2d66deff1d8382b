package io.mooring.contracts.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.mooring.contracts.secret.KeyRotations;
import io.mooring.contracts.secret.SealedColumns;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;

/** Every replica looks for a rotation to go on with; one gets it. A service without secrets has none. */
@ApplicationScoped
class RotationTick {

    private final Instance<SealedColumns> columns;
    private final Instance<KeyRotations> rotations;

    RotationTick(Instance<SealedColumns> columns, Instance<KeyRotations> rotations) {
        this.columns = columns;
        this.rotations = rotations;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return columns.isResolvable() ? rotations.get().goOn() : Uni.createFrom().voidItem();
    }
}
