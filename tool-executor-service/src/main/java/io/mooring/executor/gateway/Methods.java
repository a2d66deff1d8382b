package io.mooring.executor.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.entrance.Visitor;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.shelf.ToolShelf;
import io.mooring.executor.toolrun.ToolRuns;
import io.mooring.executor.toolrun.ToolRuns.Asker;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** What clients of both eras can ask for. */
@ApplicationScoped
class Methods {

    private static final Logger LOG = Logger.getLogger(Methods.class);
    private static final int OK = 200;

    private final ToolShelf tools;
    private final ToolRuns runs;
    private final GatewayConfig config;

    Methods(ToolShelf tools, ToolRuns runs, GatewayConfig config) {
        this.tools = tools;
        this.runs = runs;
        this.config = config;
    }

    /** The result; every failure is a {@link Fault}. */
    Uni<ObjectNode> answer(Question question) {
        return Uni.createFrom().deferred(() -> result(question)).onFailure().transform(Methods::fault);
    }

    private Uni<ObjectNode> result(Question question) {
        Visitor visitor = question.visitor();
        return switch (question.method()) {
            case "tools/list" -> tools.page(visitor.caller(), visitor.user(), question.params(), config.page(),
                    question.modern());
            case "tools/call" -> runs.run(
                    new Asker(visitor.caller(), visitor.user(), question.exchange(), question.gone()),
                    question.params());
            default -> Uni.createFrom().failure(Fault.unknownMethod(question.method()));
        };
    }

    private static Fault fault(Throwable failure) {
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
