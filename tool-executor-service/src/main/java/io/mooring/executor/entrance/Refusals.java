package io.mooring.executor.entrance;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.contracts.event.EventsUnavailable;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.problem.ProblemKind;
import io.mooring.executor.entrance.Visitors.ScopeLacking;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What is answered before a message is read: problems (RFC 9457), as at every other door. */
@ApplicationScoped
public class Refusals {

    /** Where the documents about the endpoints are; the path of the endpoint follows. */
    public static final String WELL_KNOWN = ProtectedResource.WELL_KNOWN;

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final String CHALLENGE = "WWW-Authenticate";
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED_TYPE = 415;
    private static final int TOO_LARGE = 413;
    private static final int SERVER_ERROR = 500;

    private final ProtectedResource resource;
    private final Origins origins;

    Refusals(EntranceConfig config) {
        this.origins = new Origins(config.publicUrl(), config.origins().orElse(List.of()));
        this.resource = new ProtectedResource(config.publicUrl().toString().replaceFirst("/+$", ""),
                config.authorizationServer());
    }

    /** RFC 9728: the document of the endpoint whose path follows. */
    public void describe(RoutingContext request) {
        String path = request.normalizedPath().substring(ProtectedResource.WELL_KNOWN.length());
        request.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "max-age=300")
                .putHeader("Access-Control-Allow-Origin", "*")
                .end(resource.document(path.isEmpty() ? "/mcp" : path).toString());
    }

    /** Whether it comes from a web page of somebody else; then it is answered. */
    public boolean refuseOrigin(RoutingContext request) {
        if (origins.admit(request.request().getHeader("Origin"))) {
            return false;
        }
        end(request.response(), GeneralError.FORBIDDEN, "this Origin may not use the endpoint");
        return true;
    }

    /** Neither a message nor something of a session. */
    public void onlyPost(RoutingContext request) {
        end(request.response().putHeader("Allow", "POST"), METHOD_NOT_ALLOWED, "bad-request",
                GeneralError.BAD_REQUEST.title(), "expected POST; GET and DELETE are for a session");
    }

    /** A body that is no JSON: a form of a web page, say. */
    public void otherType(RoutingContext request) {
        end(request.response(), UNSUPPORTED_TYPE, "bad-request", GeneralError.BAD_REQUEST.title(),
                "Content-Type: expected application/json");
    }

    /** Nobody is let in whatever it was that failed. */
    public void refuse(RoutingContext request, Throwable failure) {
        HttpServerResponse response = request.response();
        String path = request.normalizedPath();
        switch (failure) {
            case UnauthorizedException nobody -> end(response.putHeader(CHALLENGE, resource.challenge(path, false)),
                    GeneralError.UNAUTHENTICATED, "send a bearer token of this installation");
            case AuthenticationException wrong -> end(response.putHeader(CHALLENGE, resource.challenge(path, true)),
                    GeneralError.UNAUTHENTICATED, "the token is not valid, or not for this installation");
            case ScopeLacking lacking -> end(response.putHeader(CHALLENGE, resource.scopeChallenge(path)),
                    GeneralError.FORBIDDEN, lacking.getMessage());
            case EventsUnavailable away -> end(response, GeneralError.EVENTS_UNAVAILABLE,
                    "the event log does not answer; try again");
            case HttpProblem problem -> problem(response, path, problem);
            default -> {
                LOG.error("nobody can say who is calling", failure);
                end(response, SERVER_ERROR, "internal", "Internal error", "try again later");
            }
        }
    }

    private void problem(HttpServerResponse response, String path, HttpProblem problem) {
        if (problem.getStatusCode() == GeneralError.UNAUTHENTICATED.status()) {
            response.putHeader(CHALLENGE, resource.challenge(path, false));
        }
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, String.valueOf(value)));
        String type = String.valueOf(problem.getType());
        end(response, problem.getStatusCode(), type.substring(type.lastIndexOf(':') + 1), problem.getTitle(),
                problem.getDetail());
    }

    /** A body over the limit, or one that breaks off. */
    public void fail(RoutingContext request) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        if (request.statusCode() == TOO_LARGE) {
            end(request.response(), GeneralError.TOO_LARGE, "send less");
        } else if (request.failure() == null) {
            end(request.response(), GeneralError.BAD_REQUEST, "the body can't be read");
        } else {
            refuse(request, request.failure());
        }
    }

    private static void end(HttpServerResponse response, ProblemKind kind, String detail) {
        if (kind.retryAfter() > 0) {
            response.putHeader("Retry-After", Integer.toString(kind.retryAfter()));
        }
        end(response, kind.status(), kind.slug(), kind.title(), detail);
    }

    private static void end(HttpServerResponse response, int status, String slug, String title, String detail) {
        if (!response.ended()) {
            response.setStatusCode(status).putHeader("Content-Type", "application/problem+json")
                    .end(JsonObject
                            .of("type", "urn:mooring:problem:" + slug, "title", title, "status", status, "detail",
                                    detail)
                            .encode());
        }
    }
}
