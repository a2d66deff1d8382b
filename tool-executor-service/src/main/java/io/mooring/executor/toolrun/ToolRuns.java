package io.mooring.executor.toolrun;

import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.dispatch.ToolAnswer;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.intake.ToolCalls;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.naming.Naming;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.task.Task.Called;
import io.mooring.executor.task.Tasks;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** Runs tools for MCP clients, by the one way tools are run. */
@ApplicationScoped
public class ToolRuns {

    private static final int LONGEST_NAME = 512;

    private final ToolCalls calls;
    private final Naming naming;
    private final Unconnected unconnected;
    private final Tasks tasks;

    ToolRuns(ToolCalls calls, Naming naming, Unconnected unconnected, Tasks tasks) {
        this.tasks = tasks;
        this.naming = naming;
        this.unconnected = unconnected;
        this.calls = calls;
    }

    /**
     * Who asks, and how to speak with it meanwhile.
     *
     * @param gone completes when nobody waits for the answer any more
     */
    public record Asker(Caller caller, String user, Exchange exchange, Future<Void> gone) {}

    /** The result of {@code tools/call}; fails with {@link Fault} when there is no such tool, or the form is wrong. */
    public Uni<ObjectNode> run(Asker asker, JsonNode params) {
        String name = name(params);
        JsonNode arguments = arguments(params);
        return naming.action(asker.caller, asker.user, name)
                .map(called -> new ToolCall(asker.caller, asker.user, called, arguments, null)
                        .until(asker.gone).speaking(asker.exchange, resumed(params)))
                .chain(call -> run(asker, name, call)).onFailure(HttpProblem.class)
                .recoverWithUni(failure -> Uni.createFrom().item(() -> CallResults.refused(name, failure)));
    }

    private Uni<ObjectNode> run(Asker asker, String name, ToolCall call) {
        Uni<ObjectNode> result = Uni.createFrom().deferred(() -> calls.run(call)).chain(answer -> told(asker, answer));
        return result.onFailure(HttpProblem.class)
                .recoverWithUni(problem -> unconnected.mend(asker, name, problem, result));
    }

    /** A server may say that it goes on with a call, to clients that know how to ask it what became of it. */
    private Uni<ObjectNode> told(Asker asker, ToolAnswer answer) {
        ObjectNode result = CallResults.of(answer);
        if (!answer.isSpoken() || !Tasks.isTask(result)) {
            return Uni.createFrom().item(result);
        }
        Tasks.requireDeclared(asker.exchange().capabilities());
        Called called = new Called(answer.callId(), answer.tool().integration(), answer.tool().name(),
                Objects.requireNonNull(answer.connection(), "servers are called on a connection"));
        return tasks.keep(asker.caller(), asker.user(), called, result)
                .onFailure(HttpProblem.class).transform(failure -> Fault.unavailable(200,
                        "the server goes on with the call as a task that can't be followed from here; do not send it again"));
    }

    private static String name(JsonNode params) {
        JsonNode name = params.path("name");
        if (!name.isTextual() || name.textValue().isBlank()) {
            throw Fault.invalidParams("name: expected the name of a tool");
        }
        if (name.textValue().length() > LONGEST_NAME || name.textValue().indexOf('\0') >= 0) {
            throw Fault.unknownTool(name.textValue());
        }
        return name.textValue();
    }

    /** They may be left out. */
    private static JsonNode arguments(JsonNode params) {
        JsonNode arguments = params.path("arguments");
        if (arguments.isMissingNode() || arguments.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!arguments.isObject()) {
            throw Fault.invalidParams("arguments: expected an object");
        }
        return arguments;
    }

    private static @Nullable ObjectNode resumed(JsonNode params) {
        ObjectNode resumed = JsonNodeFactory.instance.objectNode();
        if (params.path("inputResponses").isObject()) {
            resumed.set("inputResponses", params.path("inputResponses"));
        }
        if (params.path("requestState").isTextual()) {
            resumed.set("requestState", params.path("requestState"));
        }
        return resumed.isEmpty() ? null : resumed;
    }
}
