package io.mooring.executor.discovery;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.executor.discovery.DescribedTools.Descriptions;
import io.mooring.executor.discovery.FoundTools.Candidates;
import io.mooring.executor.reach.UserId;
import io.smallrye.mutiny.Uni;

/** Lists a user's tools, finds them by words and describes those that are chosen. */
@Path("/api/tools")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER, Roles.AGENT})
class DiscoveryResource {

    private final CurrentCaller caller;
    private final ToolList listed;
    private final FoundTools found;
    private final DescribedTools described;

    DiscoveryResource(CurrentCaller caller, ToolList listed, FoundTools found, DescribedTools described) {
        this.caller = caller;
        this.listed = listed;
        this.found = found;
        this.described = described;
    }

    @GET
    public Uni<ToolList.Page> list(@RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String integration, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Caller by = caller.require();
        return listed.list(by, UserId.of(by, "user_id", userId), integration, Cursor.of(limit, cursor));
    }

    @GET
    @Path("search")
    public Uni<Candidates> search(@RestQuery("user_id") @Nullable String userId, @RestQuery @Nullable String q,
            @RestQuery @Nullable String integration, @RestQuery @Nullable String limit) {
        Caller by = caller.require();
        return found.search(by, UserId.of(by, "user_id", userId), SearchTerms.of(q, integration, limit));
    }

    @GET
    @Path("describe")
    public Uni<Descriptions> describe(@RestQuery("user_id") @Nullable String userId,
            @RestQuery("name") @Nullable List<String> names) {
        Caller by = caller.require();
        return described.describe(by, UserId.of(by, "user_id", userId), ToolNames.of(names));
    }
}
