package io.mooring.executor.http;

import java.util.List;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.http.EgressClient;
import io.mooring.contracts.egress.http.EgressRequest.Limits;
import io.mooring.contracts.egress.http.EgressResponse;
import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Upstream;
import io.mooring.executor.ToolError;
import io.mooring.executor.lease.Placement;
import io.mooring.executor.request.Draft;
import io.mooring.executor.request.Drafts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/** Runs tools of kind {@code openapi}. */
@ApplicationScoped
public class HttpTools {

    private static final Logger LOG = Logger.getLogger(HttpTools.class);
    /** A larger response is decoded off the event loop. */
    private static final int LARGE = 128 << 10;

    private final EgressClient egress;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Limits limits;

    HttpTools(EgressClient egress, ObjectMapper json, Vertx vertx, HttpConfig config) {
        this.egress = egress;
        this.json = json;
        this.vertx = vertx;
        this.limits = Limits.STANDARD.withDeadline(config.timeout())
                .withMaxResponseBytes(config.maxResponse().asLongValue()).withMaxRedirects(config.maxRedirects());
    }

    /** The request for these arguments; fails with 400 when one can't be sent where it belongs. */
    public Draft draft(String binding, JsonNode arguments) {
        return Drafts.of(binding, arguments, json);
    }

    /**
     * Sends it, once. Every end is an outcome, never a failure.
     *
     * @param readOnly whether the tool is known to change nothing: then it does not matter whether a request arrived
     */
    public Uni<Outcome> run(Draft draft, List<Placement> placements, boolean readOnly) {
        return Uni.createFrom().deferred(() -> egress.send(draft.with(placements, limits)))
                .chain(response -> read(response, placements))
                .map(HttpTools::classify).onFailure(EgressFailure.class)
                .recoverWithItem(failure -> Failures.classify(failure, readOnly)).onFailure()
                .recoverWithItem(failure -> failed(failure, readOnly));
    }

    private Uni<Upstream> read(EgressResponse response, List<Placement> placements) {
        Callable<Upstream> work = () -> ResponseContent.of(response, placements, json);
        return response.body().length() < LARGE
                ? Uni.createFrom().item(() -> ResponseContent.of(response, placements, json))
                : UniHelper.toUni(vertx.executeBlocking(work, false));
    }

    private static Outcome classify(Upstream upstream) {
        return upstream.status() >= 200 && upstream.status() < 300
                ? new Outcome.Succeeded(upstream)
                : new Outcome.Failed(ToolError.UPSTREAM_ERROR, "the upstream answered " + upstream.status(), upstream);
    }

    private static Outcome failed(Throwable failure, boolean readOnly) {
        LOG.error("a tool could not be run", failure);
        return readOnly
                ? new Outcome.Failed(ToolError.RUN_FAILED, "the executor failed", null)
                : new Outcome.Unknown(ToolError.RUN_FAILED, "the executor failed; the request may have been sent");
    }
}
