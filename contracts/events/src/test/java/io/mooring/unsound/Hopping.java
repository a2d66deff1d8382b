package io.mooring.unsound;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Leaves the thread its session belongs to. */
final class Hopping {

    Uni<String> emit(Uni<String> egg) {
        return egg.emitOn(Infrastructure.getDefaultWorkerPool());
    }

    Uni<String> run(Uni<String> egg) {
        return egg.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
