package io.mooring.connection.handoff;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.handoff.Handoffs.Visitor;
import io.mooring.connection.session.Visits;
import io.smallrye.mutiny.Uni;

/**
 * The hosted connect page. A link opens it once, for one browser, when its person says so; from then on a cookie stands for the
 * person.
 */
@Path("/connect")
@Produces({MediaType.TEXT_HTML, MediaType.APPLICATION_JSON})
class HandoffResource {

    /** How browsers say that a page of somebody else's has them send a form (Fetch Metadata). */
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");
    private static final int FORBIDDEN = 403;

    private final Visits visits;
    private final Handoffs handoffs;
    private final Answers answers;

    HandoffResource(Visits visits, Handoffs handoffs, Answers answers) {
        this.visits = visits;
        this.handoffs = handoffs;
        this.answers = answers;
    }

    @GET
    @Path("/style.css")
    @PermitAll
    @Produces("text/css")
    public Response style() {
        return answers.style();
    }

    @GET
    @Path("/{link}")
    @PermitAll
    public Uni<Response> lookAt(@RestPath String link, @Context HttpHeaders headers) {
        return shown(() -> visits.look(link, cookies(headers)).chain(handoffs::invite));
    }

    @POST
    @Path("/{link}")
    @PermitAll
    public Uni<Response> enter(@RestPath String link, @HeaderParam("Sec-Fetch-Site") @Nullable String from,
            @Context HttpHeaders headers) {
        return FOREIGN.contains(String.valueOf(from))
                ? answers.show(FORBIDDEN, new Screen.Message("This link can't be used from there",
                        "Another site sent you here without asking. Open the link itself."))
                : answers.guard(() -> visits.enter(link, cookies(headers)).map(answers::entered));
    }

    /** Those who only look, such as previews of links, use nothing up. */
    @HEAD
    @Path("/{link}")
    @PermitAll
    public Response glance(@RestPath String link) {
        return Response.noContent().build();
    }

    @GET
    @Path("/s/{id}")
    @PermitAll
    public Uni<Response> overview(@RestPath String id, @RestQuery @Nullable String error,
            @Context HttpHeaders headers) {
        return shown(() -> handoffs.overview(visitor(id, headers), error));
    }

    @GET
    @Path("/s/{id}/{integration}")
    @PermitAll
    public Uni<Response> look(@RestPath String id, @RestPath String integration, @RestQuery @Nullable String method,
            @Context HttpHeaders headers) {
        return shown(() -> handoffs.look(visitor(id, headers), integration, method == null ? "" : method));
    }

    @POST
    @Path("/s/{id}/{integration}")
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> submit(@RestPath String id, @RestPath String integration,
            @Nullable MultivaluedMap<String, String> form, @Context HttpHeaders headers) {
        Submission given = new Submission(form == null ? Map.of() : Map.copyOf(form));
        return shown(() -> handoffs.submit(visitor(id, headers), integration, given));
    }

    private Uni<Response> shown(Supplier<Uni<Step>> step) {
        return answers.guard(() -> step.get().chain(it -> switch (it) {
            case Step.Shown shown -> answers.show(shown.status(), shown.screen());
            case Step.Sent sent -> Uni.createFrom().item(answers.send(sent.to()));
        }));
    }

    private static Visitor visitor(String id, HttpHeaders headers) {
        return new Visitor(id, cookies(headers).get(Visits.cookie(id)));
    }

    private static Map<String, String> cookies(HttpHeaders headers) {
        Map<String, String> values = new HashMap<>();
        headers.getCookies().forEach((name, cookie) -> values.put(name, cookie.getValue()));
        return values;
    }
}
