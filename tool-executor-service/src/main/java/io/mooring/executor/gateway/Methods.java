package io.mooring.executor.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.metatool.Listing;
import io.mooring.executor.metatool.MetaTools;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.toolrun.ToolRuns;
import io.mooring.executor.toolrun.ToolRuns.Asker;
import io.mooring.executor.upstreams.Upstreams;
import io.mooring.executor.upstreams.Upstreams.Wish;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** What clients of both eras can ask for. */
@ApplicationScoped
class Methods {

    private static final Logger LOG = Logger.getLogger(Methods.class);
    private static final int OK = 200;

    private final Listing listing;
    private final ToolRuns runs;
    private final MetaTools many;
    private final Upstreams upstreams;
    private final GatewayConfig config;

    Methods(Listing listing, ToolRuns runs, MetaTools many, Upstreams upstreams, GatewayConfig config) {
        this.listing = listing;
        this.runs = runs;
        this.many = many;
        this.upstreams = upstreams;
        this.config = config;
    }

    /** Whether there is more than tools. */
    Uni<Boolean> reachesServers(Visitor visitor) {
        return upstreams.any(visitor.caller(), visitor.user()).onFailure().transform(Methods::fault);
    }

    /** The result; every failure is a {@link Fault}. */
    Uni<ObjectNode> answer(Question question) {
        return Uni.createFrom().deferred(() -> result(question)).onFailure().transform(Methods::fault);
    }

    private Uni<ObjectNode> result(Question question) {
        Visitor visitor = question.visitor();
        return switch (question.method()) {
            case "tools/list" -> listing.page(visitor.caller(), visitor.user(), question.params(), config.page(),
                    question.modern());
            case "tools/call" -> call(question,
                    new Asker(visitor.caller(), visitor.user(), question.exchange(), question.gone()));
            case "prompts/list", "prompts/get", "resources/list", "resources/templates/list", "resources/read",
                    "completion/complete" ->
                upstreams.answer(wish(question));
            case String method when question.modern() && Upstreams.OF_TASKS.contains(method) ->
                upstreams.answer(wish(question));
            default -> Uni.createFrom().failure(Fault.unknownMethod(question.method()));
        };
    }

    private static Wish wish(Question question) {
        return new Wish(question.visitor().caller(), question.visitor().user(), question.method(), question.params(),
                question.modern(), question.exchange(), question.gone());
    }

    private Uni<ObjectNode> call(Question question, Asker asker) {
        if (!many.isNamed(question.params().path("name"))) {
            return runs.run(asker, question.params());
        }
        return many.areListed(asker.caller(), asker.user())
                .chain(meta -> meta ? many.call(asker, question.params()) : runs.run(asker, question.params()));
    }

    /** What its sender is told. */
    static Fault fault(Throwable failure) {
        if (failure instanceof Fault fault) {
            return fault;
        }
        if (failure instanceof HttpProblem problem) {
            return Fault.unavailable(OK, String.valueOf(problem.getDetail()));
        }
        LOG.error("a request failed", failure);
        return Fault.internal();
    }
}
