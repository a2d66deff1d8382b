package io.mooring.executor.servers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.entrance.Pace;
import io.mooring.executor.intake.RepeatableCalls;
import io.mooring.executor.naming.Naming;
import io.mooring.executor.reach.UserId;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.servers.CallServerTool.Wish;
import io.mooring.executor.upstreams.ServerState;
import io.mooring.executor.upstreams.ServerStates;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** MCP servers for whoever speaks no MCP: how they are, what they offer, one call of it. */
@Path("/mcp")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER, Roles.AGENT})
class ServersResource {

    private final CurrentCaller caller;
    private final ServerTools tools;
    private final ServerStates states;
    private final RepeatableCalls calls;
    private final Naming naming;
    private final Pace pace;

    ServersResource(CurrentCaller caller, ServerTools tools, ServerStates states, RepeatableCalls calls,
            Naming naming, Pace pace) {
        this.caller = caller;
        this.tools = tools;
        this.states = states;
        this.calls = calls;
        this.naming = naming;
        this.pace = pace;
    }

    record States(List<ServerState> servers, @Nullable String nextCursor) {}

    /** How the servers are now, in order of their slugs; a page is of so many servers. */
    @GET
    @Path("status")
    public Uni<States> status(@RestQuery("user_id") @Nullable String userId, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Caller by = paced();
        String user = UserId.of(by, "user_id", userId);
        Cursor page = Cursor.of(limit, cursor);
        return states.known(by, user).map(known -> from(known, page)).chain(fetched -> {
            Set<String> wanted = new HashSet<>(page.page(fetched));
            return states.of(by, user, wanted::contains)
                    .map(found -> new States(found, page.next(fetched, slug -> slug)));
        });
    }

    private static List<String> from(List<String> known, Cursor page) {
        String after = page.after() == null ? "" : page.after();
        return known.stream().filter(slug -> slug.compareTo(after) > 0).limit(page.fetch()).toList();
    }

    /** Tools of the servers that are connected. */
    @GET
    @Path("tools")
    public Uni<ServerTools.Page> tools(@RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String server, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Caller by = paced();
        return tools.page(by, UserId.of(by, "user_id", userId), server, Cursor.of(limit, cursor));
    }

    /** Runs one tool, by the same way and with the same answer as {@code POST /api/tools/execute}. */
    @POST
    @Path("call")
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.AGENT})
    public Uni<RestResponse<String>> call(@Nullable CallServerTool request,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        Caller by = paced();
        if (request == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected an object");
        }
        return Uni.createFrom().item(() -> request.toWish(by)).onFailure(HttpProblem.class)
                .recoverWithUni(problem -> calls.refuse(by, request.toExecute(), problem)
                        .chain(never -> Uni.createFrom().<Wish>failure(problem)))
                .chain(wish -> named(wish).chain(action -> calls.run(wish.call(action), key)))
                .onFailure().transform(CallServerTool::renamed).map(ServersResource::response);
    }

    private Caller paced() {
        Caller by = caller.require();
        pace.require(by);
        return by;
    }

    private Uni<Action> named(Wish wish) {
        return wish.server() == null
                ? Uni.createFrom().item(Action.parse(wish.tool()))
                : naming.actionOf(wish.caller(), wish.user(), wish.server(), wish.tool());
    }

    private static RestResponse<String> response(RepeatableCalls.Answered answered) {
        ResponseBuilder<String> response = ResponseBuilder
                .create(answered.isAwaiting() ? Status.ACCEPTED : Status.OK, answered.body())
                .type(MediaType.APPLICATION_JSON_TYPE);
        return (answered.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }
}
