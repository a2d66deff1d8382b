package io.mooring.webhook.retention;

import java.time.Clock;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** How long a tenant's events and deliveries are kept. */
@Path("/api/webhooks/retention")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
class RetentionResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final RetentionStore store;
    private final RetentionConfig config;
    private final Clock clock;

    RetentionResource(CurrentCaller caller, Transactions transactions, RetentionStore store, RetentionConfig config,
            Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Days.
     *
     * @param days this tenant's
     * @param most the installation's: no tenant keeps more
     */
    record Days(int days, int most) {}

    /** Body of {@code PUT}. */
    record Wish(@Nullable Integer days) {}

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER})
    public Uni<Days> show() {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.findDays(session, tenant))
                .map(days -> new Days(Math.min(days == null ? config.days() : days, config.days()), config.days()));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Days> set(@Nullable Wish wish) {
        Caller by = caller.require();
        Integer days = wish == null ? null : wish.days();
        if (days == null || days < 1 || days > config.days()) {
            throw GeneralError.BAD_REQUEST.at("/days", "expected a number from 1 to " + config.days());
        }
        return transactions
                .in(by.tenant(), session -> store.record(session, by.tenant(), days, by.subject(), clock.instant()))
                .replaceWith(new Days(days, config.days()));
    }
}
