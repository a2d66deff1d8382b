package io.mooring.catalog.intake;

import java.util.List;
import java.util.Locale;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.tool.ToolStore;
import io.mooring.catalog.tool.ToolStore.Filter;
import io.mooring.catalog.tool.ToolView;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Which tools an integration offers. */
@Path("/api/integrations/{slug}/tools")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class ToolsResource {

    /** One page; {@code nextCursor} is absent on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ToolView> tools, @Nullable String nextCursor) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final ToolStore tools;

    ToolsResource(CurrentCaller caller, Transactions transactions, IntegrationStore integrations, ToolStore tools) {
        this.caller = caller;
        this.transactions = transactions;
        this.integrations = integrations;
        this.tools = tools;
    }

    /** In order of name, without schemas; {@code text} is looked for in name, title and description. */
    @GET
    public Uni<Page> list(@RestPath String slug, @RestQuery @Nullable String text, @RestQuery @Nullable String tag,
            @RestQuery @Nullable String readOnly, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        String tenant = caller.require().tenant();
        Cursor page = Cursor.of(limit, cursor);
        Filter filter = new Filter(Texts.present(text).toLowerCase(Locale.ROOT), Texts.present(tag),
                Texts.flag("readOnly", readOnly));
        return transactions.in(tenant,
                session -> integrations.require(session, tenant, slug)
                        .chain(() -> tools.list(session, tenant, slug, filter, page)))
                .map(found -> new Page(page.page(found), page.next(found, ToolView::position)));
    }

    /** With its schemas and every definition they need; without {@code variant} the usual one. */
    @GET
    @Path("/{name}")
    public Uni<ToolView> find(@RestPath String slug, @RestPath String name, @RestQuery @Nullable String variant) {
        String tenant = caller.require().tenant();
        return transactions.in(tenant, session -> integrations.require(session, tenant, slug)
                .chain(() -> tools.require(session, tenant, slug, name, variant)));
    }
}
