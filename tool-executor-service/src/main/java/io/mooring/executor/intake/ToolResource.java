package io.mooring.executor.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.CurrentCaller;
import io.mooring.contracts.caller.Roles;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.intake.RepeatableCalls.Answered;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.RoutingContext;

/** Runs a tool for a user, or says what would happen. */
@Path("/api/tools")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.OPERATOR, Roles.PLATFORM, Roles.VIEWER})
class ToolResource {

    private final CurrentCaller caller;
    private final RepeatableCalls calls;
    private final ToolChecks checks;
    private final CurrentVertxRequest http;

    ToolResource(CurrentCaller caller, RepeatableCalls calls, ToolChecks checks,
            CurrentVertxRequest http) {
        this.checks = checks;
        this.http = http;
        this.caller = caller;
        this.calls = calls;
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
        Caller by = caller.require();
        Future<Void> gone = callerGone();
        return Uni.createFrom().item(() -> request.toCall(by)).onFailure(HttpProblem.class)
                .recoverWithUni(problem -> calls.refuse(by, request, problem))
                .chain(call -> calls.run(call.until(gone), key)).map(ToolResource::response);
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
