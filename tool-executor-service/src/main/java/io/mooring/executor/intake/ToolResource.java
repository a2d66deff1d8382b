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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.intake.RepeatableCalls.Answered;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;

/** Tools: which there are for a user, and run one. */
@Path("/api/tools")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
class ToolResource {

    private final CurrentCaller caller;
    private final ToolList tools;
    private final RepeatableCalls calls;
    private final CurrentVertxRequest http;

    ToolResource(CurrentCaller caller, ToolList tools, RepeatableCalls calls, CurrentVertxRequest http) {
        this.http = http;
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

    /** A client that hangs up does not cancel the call, only what can be stopped of it: all is recorded to its end. */
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
        return calls.run(request.toCall(caller.require()).until(callerGone()), key).map(ToolResource::response);
    }

    private Future<Void> callerGone() {
        Promise<Void> gone = Promise.promise();
        RoutingContext exchange = http.getCurrent();
        exchange.addEndHandler(ended -> {
            if (ended.failed() || !exchange.response().ended()) {
                gone.tryComplete();
            }
        });
        return gone.future();
    }

    private static RestResponse<String> response(Answered answered) {
        ResponseBuilder<String> response = ResponseBuilder.ok(answered.body(), MediaType.APPLICATION_JSON_TYPE);
        return (answered.replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }

    record Health(String status) {}
}
