package io.mooring.executor.upstreams;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Fault;
import io.mooring.executor.task.Task;
import io.mooring.executor.task.Tasks;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.mooring.executor.upstreams.Upstreams.Wish;
import io.smallrye.mutiny.Uni;

/** Asks servers about tasks they began: for who called, as long as the connection of the call is within reach. */
@ApplicationScoped
class ServerTasks {

    private static final String ID = "taskId";

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
        Fault unknown = Fault.invalidParams("Unknown task: " + id.textValue());
        return readings.recorded(wish, Upstreams.bare(wish.params()),
                reading -> tasks.find(wish.caller(), wish.user(), id.textValue())
                        .chain(task -> task.map(known -> ask(wish, reading, known, unknown))
                                .orElseGet(() -> Uni.createFrom().failure(unknown))))
                .onFailure(Fault.class).transform(failure -> isNotFound(failure) ? unknown : failure);
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Fault fault && fault.isNotFound();
    }

    private Uni<ObjectNode> ask(Wish wish, Reading reading, Task task, Fault unknown) {
        ObjectNode params = Upstreams.bare(wish.params()).put(ID, task.upstreamId());
        Request request = new Request(wish.method(), params, wish.exchange(), wish.gone());
        return servers.known(wish.caller(), wish.user()).chain(found -> on(found, task)
                .map(server -> readings.read(reading, server, request))
                .orElseGet(() -> Uni.createFrom().failure(unknown)))
                .map(result -> Tasks.named(result, task));
    }

    private static Optional<Server> on(List<Server> found, Task task) {
        return found.stream().flatMap(server -> server.onlyOn(task.connection()).stream()).findFirst();
    }
}
