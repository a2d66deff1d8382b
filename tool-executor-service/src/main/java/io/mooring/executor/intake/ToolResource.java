package io.mooring.executor.intake;

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
import io.mooring.executor.intake.RepeatableCalls.Answered;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Tools: which there are for a user, and run one. */
@Path("/api/tools")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
class ToolResource {

    private final CurrentCaller caller;
    private final ToolList tools;
    private final RepeatableCalls calls;
    private final ToolChecks checks;

    ToolResource(CurrentCaller caller, ToolList tools, RepeatableCalls calls, ToolChecks checks) {
        this.checks = checks;
        this.caller = caller;
        this.tools = tools;
        this.calls = calls;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER, Roles.AGENT})
    public Uni<ToolList.Page> list(@RestQuery("user_id") @Nullable String userId,
            @RestQuery @Nullable String integration, @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        Caller by = caller.require();
        return tools.list(by, UserId.of(by, "user_id", userId), integration, Cursor.of(limit, cursor));
    }

    /** That the service answers; whether all its parts do is on the readiness route. */
    @GET
    @Path("health")
    public Health health() {
        return new Health("ok");
    }

    /** A client that hangs up does not cancel the call: what was begun is recorded to its end. */
    @POST
    @Path("execute")
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.AGENT})
    public Uni<RestResponse<String>> execute(@Nullable ExecuteTool request,
            @RestHeader("Idempotency-Key") @Nullable String key) {
        if (request == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected an object");
        }
        Caller by = caller.require();
        return Uni.createFrom().item(() -> request.toCall(by)).onFailure(HttpProblem.class)
                .recoverWithUni(problem -> calls.refuse(by, request, problem))
                .chain(call -> calls.run(call, key)).map(ToolResource::response);
    }

    /** What would become of a call; nothing is sent and nothing recorded. */
    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.AGENT})
    public Uni<CheckView> check(@Nullable CheckTool request) {
        if (request == null) {
            throw GeneralError.BAD_REQUEST.at("/", "expected an object");
        }
        return checks.check(caller.require(), request);
    }

    private static RestResponse<String> response(Answered answered) {
        ResponseBuilder<String> response = ResponseBuilder
                .create(answered.isAwaiting() ? Status.ACCEPTED : Status.OK, answered.body())
                .type(MediaType.APPLICATION_JSON_TYPE);
        return (answered.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }

    record Health(String status) {}
}
