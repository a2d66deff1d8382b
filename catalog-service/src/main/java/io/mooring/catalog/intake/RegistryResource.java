package io.mooring.catalog.intake;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.catalog.intake.RegistryOrders.Install;
import io.mooring.catalog.registry.ServerStore;
import io.mooring.catalog.registry.ServerSummary;
import io.mooring.catalog.registry.ServerVersion;
import io.mooring.catalog.registry.Wanted;
import io.mooring.catalog.repeat.Repeats;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** The servers of the MCP registry; the same for every tenant. */
@Path("/api/registry/servers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.VIEWER, Roles.PLATFORM})
class RegistryResource {

    /** One page; {@code nextCursor} is absent on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ServerSummary> servers, @Nullable String nextCursor) {}

    private final CurrentCaller caller;
    private final Transactions transactions;
    private final ServerStore servers;
    private final RegistryInstalls installs;
    private final Repeats repeats;

    RegistryResource(CurrentCaller caller, Transactions transactions, ServerStore servers,
            RegistryInstalls installs, Repeats repeats) {
        this.caller = caller;
        this.transactions = transactions;
        this.servers = servers;
        this.installs = installs;
        this.repeats = repeats;
    }

    /** The latest version of each; best hits first, see {@code catalog-service/README.md}. */
    @GET
    public Uni<Page> list(@RestQuery @Nullable String text, @RestQuery @Nullable String registryType,
            @RestQuery @Nullable String category, @RestQuery @Nullable String remote,
            @RestQuery @Nullable String runnable, @RestQuery @Nullable String status,
            @RestQuery("include_deleted") @Nullable String includeDeleted, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Wanted wanted = Wanted.of(text, registryType, category, remote, runnable, status, includeDeleted);
        Cursor page = Cursor.of(limit, cursor);
        return transactions.in(caller.require().tenant(), session -> servers.search(session, wanted, page))
                .map(found -> new Page(found.servers(), found.nextCursor()));
    }

    /** The latest version. A name's slash may be written as it is or as {@code %2F}. */
    @GET
    @Path("/{name}")
    public Uni<ServerView> find(@RestPath String name) {
        return find(name, "latest");
    }

    /** A version, or {@code latest}. */
    @GET
    @Path("/{name}/versions/{version}")
    public Uni<ServerView> find(@RestPath String name, @RestPath String version) {
        return transactions.in(caller.require().tenant(),
                session -> servers.require(session, name, version).chain(found -> view(session, found)));
    }

    /** As an integration of the caller's tenant. */
    @POST
    @Path("/{name}/install")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<RestResponse<IntegrationView>> install(@RestPath String name, @Nullable Install body,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        String tenant = caller.require().tenant();
        Install asked = Texts.body(body);
        return repeats.once(tenant, key, List.of("server", name, asked), IntegrationView.class,
                () -> install(tenant, name, asked));
    }

    private Uni<RestResponse<IntegrationView>> install(String tenant, String name, Install asked) {
        return installs.install(tenant, name, asked)
                .map(added -> RestResponse.ResponseBuilder
                        .<IntegrationView>created(URI.create("/api/integrations/" + added.slug()))
                        .entity(IntegrationView.of(added)).build());
    }

    /** The same, with the slash of the name as it is. */
    @GET
    @Path("/{publisher}/{server}")
    public Uni<ServerView> findPlain(@RestPath String publisher, @RestPath String server) {
        return find(publisher + "/" + server);
    }

    /** The same, with the slash of the name as it is. */
    @GET
    @Path("/{publisher}/{server}/versions/{version}")
    public Uni<ServerView> findPlain(@RestPath String publisher, @RestPath String server,
            @RestPath String version) {
        return find(publisher + "/" + server, version);
    }

    /** The same, with the slash of the name as it is. */
    @POST
    @Path("/{publisher}/{server}/install")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR})
    public Uni<RestResponse<IntegrationView>> installPlain(@RestPath String publisher, @RestPath String server,
            @Nullable Install body, @RestHeader("Idempotency-Key") @Nullable String key) {
        return install(publisher + "/" + server, body, key);
    }

    private Uni<ServerView> view(Mutiny.Session session, ServerVersion found) {
        return servers.versions(session, found.name()).chain(versions -> servers.twins(session, found)
                .map(twins -> ServerView.of(found, versions, twins)));
    }
}
