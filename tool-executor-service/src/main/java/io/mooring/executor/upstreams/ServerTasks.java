package io.mooring.executor.upstreams;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Fault;
import io.mooring.executor.task.Task;
import io.mooring.executor.task.Tasks;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.mooring.executor.upstreams.Upstreams.Wish;
import io.smallrye.mutiny.Uni;

/** Asks servers about tasks they began: for who called, as long as the tool is there for them on the connection of the call. */
@ApplicationScoped
class ServerTasks {

    private static final String ID = "taskId";
    private static final String RESPONSES = "inputResponses";

    private final Tasks tasks;
    private final Servers servers;
    private final Readings readings;

    ServerTasks(Tasks tasks, Servers servers, Readings readings) {
        this.tasks = tasks;
        this.servers = servers;
        this.readings = readings;
    }

    /** The result; fails with {@link Fault}. */
    Uni<ObjectNode> answer(Wish wish) {
        Tasks.requireDeclared(wish.exchange().capabilities());
        JsonNode id = wish.params().path(ID);
        if (!id.isTextual()) {
            throw Fault.invalidParams(ID + ": expected a text");
        }
        if (wish.method().equals("tasks/update") && !wish.params().path(RESPONSES).isObject()) {
            throw Fault.invalidParams(RESPONSES + ": expected an object");
        }
        Fault unknown = Fault.invalidParams("Unknown task: " + id.textValue());
        return readings.recorded(wish, Upstreams.bare(wish.params()),
                reading -> tasks.find(wish.caller(), wish.user(), id.textValue())
                        .chain(task -> task.map(known -> ask(wish, reading, known, unknown))
                                .orElseGet(() -> Uni.createFrom().failure(unknown))));
    }

    private Uni<ObjectNode> ask(Wish wish, Reading reading, Task task, Fault unknown) {
        ObjectNode params = Upstreams.bare(wish.params()).put(ID, task.upstreamId());
        Request request = new Request(wish.method(), params, wish.exchange(), wish.gone());
        ToolPosition tool = new ToolPosition(task.call().integration(), task.call().tool(), "");
        return servers.offering(wish.caller(), wish.user(), tool, task.call().connection())
                .map(found -> usable(found.orElseThrow(() -> unknown), task))
                .chain(server -> readings.read(reading, server, request))
                .onFailure(Fault.class).transform(failure -> named(failure, task))
                .map(result -> Tasks.named(result, task));
    }

    /** As JSON, in which a line's end is a letter before the next one. */
    private static String bare(JsonNode reason) {
        return reason.toString().replaceAll("\\\\[bfnrt]", " ");
    }

    private static Server usable(Server server, Task task) {
        return server.onlyOn(task.call().connection()).orElseThrow(() -> Fault.unavailable(200,
                "the connection of the task can't be used now"));
    }

    /** In the server's words, but for its own id, which may be as short as a number that is part of others. */
    static Fault named(Fault said, Task task) {
        JsonNode error = said.error();
        JsonNode reason = error.path("data");
        Pattern theirs = Pattern.compile("(?<![\\w-])" + Pattern.quote(task.upstreamId()) + "(?![\\w-])");
        boolean tells = reason.isMissingNode() || theirs.matcher(bare(reason)).find();
        return new Fault(said.status(), error.path("code").intValue(),
                theirs.matcher(error.path("message").asText()).replaceAll(Matcher.quoteReplacement(task.id())),
                tells ? null : reason);
    }
}
