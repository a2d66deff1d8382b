package io.mooring.executor.audit;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** The audit of calls. */
@Path("/api/calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
class CallResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final CallStore calls;
    private final CallExport export;

    CallResource(CurrentCaller caller, Transactions transactions, CallStore calls, CallExport export) {
        this.export = export;
        this.caller = caller;
        this.transactions = transactions;
        this.calls = calls;
    }

    /** Newest first. */
    @GET
    public Uni<Page> list(@BeanParam CallQuery query, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        String tenant = caller.require().tenant();
        CallFilter filter = CallFilter.of(query);
        Cursor page = Cursor.of(limit, cursor);
        CallPosition after = page.after() == null ? null : CallPosition.parse(page.after());
        return transactions.in(tenant, session -> calls.list(session, tenant, filter, after, page.fetch()))
                .map(rows -> new Page(page.page(rows).stream().map(CallView::of).toList(),
                        page.next(rows, CallPosition::of)));
    }

    /** All that fit, newest first, as a file. */
    @GET
    @Path("export")
    @Produces(MediaType.TEXT_PLAIN)
    public RestMulti<String> export(@BeanParam CallQuery query, @RestQuery @Nullable String format) {
        CallExport.Format as = CallExport.Format.parse(format);
        return RestMulti.fromMultiData(export.write(caller.require().tenant(), CallFilter.of(query), as))
                .header("Content-Type", as.mediaType())
                .header("Content-Disposition", "attachment; filename=\"calls." + format + "\"").build();
    }

    @GET
    @Path("{id}")
    public Uni<CallView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> calls.find(session, tenant, id)).map(
                row -> row.map(CallView::of).orElseThrow(() -> GeneralError.NOT_FOUND.because("no call " + id)));
    }

    record Page(List<CallView> calls, @Nullable String nextCursor) {}
}
