package io.mooring.health.report;

import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.health.Status;
import io.smallrye.mutiny.Uni;

/** Is it all working. */
@Path("/api/status")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class StatusResource {

    private final CurrentCaller caller;
    private final Reports reports;

    StatusResource(CurrentCaller caller, Reports reports) {
        this.caller = caller;
        this.reports = reports;
    }

    @GET
    public Uni<StatusView> read(@QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return reports.status(caller.require().tenant(), filter(status), Cursor.of(limit, cursor));
    }

    private static @Nullable Status filter(@Nullable String word) {
        return word == null
                ? null
                : Status.of(word).orElseThrow(() -> GeneralError.BAD_REQUEST.at("status",
                        "expected one of " + Arrays.stream(Status.values()).map(Status::word)
                                .collect(Collectors.joining(", "))));
    }
}
