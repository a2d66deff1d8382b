package io.mooring.executor.approval;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/** Tells this process which calls may run now. A message that is lost is told again by the sweep. */
@ApplicationScoped
public class ApprovedBus {

    /** Where {@link ApprovalKey} is told, as text. */
    public static final String ADDRESS = "mooring.approved";

    private final Vertx vertx;

    ApprovedBus(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Nobody waits for the call to run. */
    Uni<Void> tell(ApprovalKey key) {
        return Uni.createFrom().voidItem().invoke(() -> vertx.eventBus().send(ADDRESS, key.text()));
    }
}
