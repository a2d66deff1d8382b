package io.mooring.executor.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.Race;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.Draft;
import io.mooring.executor.request.Drafts;
import io.mooring.executor.traffic.Lane;
import io.mooring.executor.traffic.Traffic;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Runs tools of kind {@code openapi}: sends their request, again where that is safe, never behind a slow upstream. */
@ApplicationScoped
public class HttpTools {

    private static final Logger LOG = Logger.getLogger(HttpTools.class);
    /** Larger arguments are made into a request off the event loop. */
    private static final int LARGE = 64 << 10;
    private static final int SERVER_ERROR = 500;

    private final Requests requests;
    private final Traffic traffic;
    private final Retries retries;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Clock clock;
    private final Duration time;

    HttpTools(EgressClient egress, Traffic traffic, ObjectMapper json, Vertx vertx, Clock clock, HttpConfig config) {
        this.requests = new Requests(egress, vertx, clock, UpstreamJson.reader(json, config.maxTokens()), config);
        this.traffic = traffic;
        this.retries = new Retries(config.retries(), config.pause(), config.longestPause(),
                () -> ThreadLocalRandom.current().nextDouble());
        this.json = json;
        this.vertx = vertx;
        this.clock = clock;
        this.time = config.timeout();
    }

    /** The request for these arguments; fails with 400 when one can't be sent where it belongs. */
    public Uni<Draft> draft(String binding, JsonNode arguments) {
        Callable<Draft> work = () -> Drafts.of(binding, arguments, json);
        return weight(arguments) < LARGE
                ? Uni.createFrom().item(() -> Drafts.of(binding, arguments, json))
                : UniHelper.toUni(vertx.executeBlocking(work, false));
    }

    /** Up to which a call that begins now may take. */
    public Instant deadline() {
        return clock.instant().plus(time);
    }

    /**
     * Sends it. Every end is an outcome, never a failure. When the caller goes away, a tool that only reads is ended, and a
     * tool that writes is not sent any more; once it is, its end is waited for, because somebody will want to know it.
     */
    public Uni<Outcome> run(Draft draft, Errand errand, List<Placement> placements) {
        Uni<Outcome> outcome = attempt(new Trip(draft, errand, placements), 0).map(Attempt::outcome);
        Uni<Outcome> end = errand.readOnly() ? Race.of(outcome, gone(errand)) : outcome;
        return end.onFailure().recoverWithItem(failure -> failed(failure, errand.readOnly()));
    }

    private record Trip(Draft draft, Errand errand, List<Placement> placements) {

        Lane lane() {
            return new Lane(errand.tenant(), errand.integration(), errand.connection(), draft.origin());
        }
    }

    /** @param before how often it was sent already */
    private Uni<Attempt> attempt(Trip trip, int before) {
        return once(trip).chain(attempt -> {
            Duration left = Duration.between(clock.instant(), trip.errand().deadline());
            Duration pause = retries.pause(attempt, before, left);
            return pause == null
                    ? Uni.createFrom().item(attempt)
                    : after(pause).chain(() -> attempt(trip, before + 1))
                            .map(next -> next.sent() && !leavesOpen(attempt, next) ? next : attempt);
        });
    }

    /** What may have been done by one request is not undone by a later one that got no word about it. */
    private static boolean leavesOpen(Attempt before, Attempt next) {
        return before.outcome() instanceof Outcome.Unknown && next.outcome() instanceof Outcome.Failed failed
                && (failed.upstream() == null || failed.retryAfter() != null
                        || failed.upstream().status() >= SERVER_ERROR);
    }

    private Uni<Attempt> once(Trip trip) {
        return Uni.createFrom().deferred(() -> trip.errand().callerGone().isComplete()
                ? Uni.createFrom().item(Attempt.unsent(new Outcome.Failed(ToolError.CALLER_GONE,
                        "the caller hung up before the request was sent", null)))
                : traffic.pass(trip.lane(),
                        share -> requests.send(trip.draft(), trip.errand(), trip.placements(), share), Attempt::loss,
                        refusal -> Attempt.unsent(refusal.outcome())));
    }

    private Uni<Void> after(Duration pause) {
        return Uni.createFrom().emitter(over -> {
            long timer = vertx.setTimer(Math.max(1, pause.toMillis()), fired -> over.complete(null));
            over.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    private static Uni<Outcome> gone(Errand errand) {
        return Uni.createFrom().emitter(end -> errand.callerGone().onSuccess(gone -> end.complete(
                new Outcome.Failed(ToolError.CALLER_GONE, "the caller hung up, the request was ended", null))));
    }

    /** Characters, and a few for each value; exact only as far as it matters. */
    private static int weight(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().length();
        }
        int weight = 8;
        for (JsonNode part : value) {
            weight += weight(part);
            if (weight >= LARGE) {
                break;
            }
        }
        return weight;
    }

    private static Outcome failed(Throwable failure, boolean readOnly) {
        LOG.error("a tool could not be run", failure);
        return readOnly
                ? new Outcome.Failed(ToolError.RUN_FAILED, "the executor failed", null)
                : new Outcome.Unknown(ToolError.RUN_FAILED, "the executor failed; the request may have been sent");
    }
}
