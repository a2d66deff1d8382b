package io.mooring.executor.inquiry;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** What connections of the tenant were asked for, and asking one of them again. */
@Path("/api/discoveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
class InquiryResource {

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final InquiryStore store;
    private final ConnectionViewStore connections;
    private final Clock clock;

    InquiryResource(CurrentCaller caller, Transactions transactions, InquiryStore store,
            ConnectionViewStore connections, Clock clock) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.connections = connections;
        this.clock = clock;
    }

    record Page(List<InquiryView> discoveries, @Nullable String nextCursor) {}

    /** In order of connection id. */
    @GET
    public Uni<Page> list(@RestQuery @Nullable String integration, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(tenant, session -> store.list(session, tenant, integration, page))
                .map(rows -> new Page(page.page(rows).stream().map(this::view).toList(),
                        page.next(rows, row -> row.connection)));
    }

    @GET
    @Path("{connection}")
    public Uni<InquiryView> find(@RestPath String connection) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.find(session, tenant, connection)
                .chain(found -> require(session, tenant, connection, found))).map(this::view);
    }

    /** Has it asked again, within about a second. Fails with 409 where there is nobody to ask. */
    @POST
    @Path("{connection}/refresh")
    @ResponseStatus(202)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM})
    public Uni<InquiryView> refresh(@RestPath String connection) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.lock(session, tenant, connection)
                .chain(found -> require(session, tenant, connection, found)).invoke(this::want)).map(this::view);
    }

    private void want(InquiryRow row) {
        if (row.state.equals("GIVEN")) {
            throw ExecutorError.NOT_DISCOVERABLE.because(
                    "what integration " + row.integration + " offers was given with it; refresh the integration");
        }
        if (!row.active) {
            throw ExecutorError.CONNECTION_NOT_ACTIVE.because("connection " + row.connection + " can't be used now");
        }
        row.want(clock.instant());
    }

    private Uni<InquiryRow> require(Mutiny.Session session, String tenant, String connection,
            Optional<InquiryRow> found) {
        return found.map(row -> Uni.createFrom().item(row)).orElseGet(
                () -> connections.ofTenant(session, tenant, connection).map(known -> {
                    throw known.isEmpty() ? unknown(connection) : notAsked(connection);
                }));
    }

    private static HttpProblem unknown(String connection) {
        return GeneralError.NOT_FOUND.because("there is no connection " + connection);
    }

    private static HttpProblem notAsked(String connection) {
        return ExecutorError.NOT_DISCOVERABLE
                .because("connection " + connection + " is of a kind whose tools are known without it");
    }

    private InquiryView view(InquiryRow row) {
        return InquiryView.of(row, clock.instant());
    }
}
