package io.mooring.webhook.event;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.webhook.Fields;
import io.mooring.webhook.Page;
import io.mooring.webhook.event.EventStore.RawPayload;
import io.smallrye.mutiny.Uni;

/** Events that were received: search and look. */
@Path("/api/webhooks/events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class EventResource {

    private static final int LONGEST_TEXT = 200;

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final EventStore store;
    private final EventSearch search;

    EventResource(CurrentCaller caller, Transactions transactions, EventStore store, EventSearch search) {
        this.caller = caller;
        this.transactions = transactions;
        this.store = store;
        this.search = search;
    }

    /** Which ones a list shows; what is absent does not count. */
    static class Wanted {

        @RestQuery
        @Nullable
        String provider;

        @RestQuery
        @Nullable
        String type;

        @RestQuery
        @Nullable
        String endpoint;

        @RestQuery
        @Nullable
        String connection;

        @RestQuery
        @Nullable
        String subject;

        @RestQuery
        @Nullable
        String since;

        @RestQuery
        @Nullable
        String until;

        /** Stands somewhere in the payload, as it was sent. */
        @RestQuery
        @Nullable
        String text;

        EventFilter filter() {
            return new EventFilter(null, provider, type, endpoint, connection, subject,
                    Fields.findInstant("since", since), Fields.findInstant("until", until)).requireFit("");
        }

        @Nullable
        String requireText() {
            return text == null ? null : Fields.requireText("text", text, LONGEST_TEXT);
        }
    }

    @GET
    public Uni<Page<EventView>> list(@BeanParam Wanted wanted, @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        EventFilter filter = wanted.filter();
        String text = wanted.requireText();
        return search.list(tenant, filter, text, page);
    }

    @GET
    @Path("/{id}")
    public Uni<EventView> find(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.requireView(session, tenant, id));
    }

    /** The bytes as they came: for saving, never for showing, since a stranger wrote them; what they are is in the event. */
    @GET
    @Path("/{id}/payload")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Uni<RestResponse<byte[]>> payload(@RestPath String id) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> store.requireRaw(session, tenant, id)).map(EventResource::saved);
    }

    private static RestResponse<byte[]> saved(RawPayload payload) {
        return RestResponse.ResponseBuilder.ok(payload.bytes(), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"" + payload.id() + "\"")
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox").build();
    }
}
