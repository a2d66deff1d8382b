package io.mooring.executor.upstreams;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.contracts.caller.Caller;
import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;

/** Prompts, resources, completions and tasks, each from the server that has it. */
@ApplicationScoped
public class Upstreams {

    /** Methods of the extension that has tasks. */
    public static final Set<String> OF_TASKS = Set.of("tasks/get", "tasks/update", "tasks/cancel");

    private final Servers servers;
    private final ServerLists lists;
    private final ServerRequests requests;
    private final Readings readings;
    private final ServerTasks tasks;

    Upstreams(Servers servers, ServerLists lists, ServerRequests requests, Readings readings, ServerTasks tasks) {
        this.tasks = tasks;
        this.servers = servers;
        this.lists = lists;
        this.requests = requests;
        this.readings = readings;
    }

    /**
     * A request of a client.
     *
     * @param modern whether it is one of the stateless version
     * @param gone completes when nobody waits for the answer any more
     */
    public record Wish(Caller caller, String user, String method, ObjectNode params, boolean modern,
            Exchange exchange, Future<Void> gone) {}

    /** Whether the caller reaches any server at all. */
    public Uni<Boolean> any(Caller caller, String user) {
        return servers.of(caller, user).map(found -> !found.isEmpty());
    }

    /** The result; fails with {@link Fault}. */
    public Uni<ObjectNode> answer(Wish wish) {
        Thing listed = Thing.listedBy(wish.method);
        Request request = new Request(wish.method, bare(wish.params), wish.exchange, wish.gone);
        return switch (wish.method) {
            case "prompts/get" -> read(Thing.PROMPT, wish, request, "/name");
            case "resources/read" -> read(Thing.RESOURCE, wish, request, "/uri");
            case String method when OF_TASKS.contains(method) -> tasks.answer(wish);
            default -> servers.of(wish.caller, wish.user).chain(found -> listed == null
                    ? completed(found, wish, request)
                    : lists.page(found, listed, request));
        };
    }

    /** Everybody's wish is recorded, whatever becomes of it. */
    private Uni<ObjectNode> read(Thing thing, Wish wish, Request request, String place) {
        return readings.recorded(wish, bare(wish.params), reading -> servers.of(wish.caller, wish.user)
                .chain(found -> one(found, thing, wish, place,
                        name -> server -> readings.read(reading, server, renamed(request, place, name)))));
    }

    static ObjectNode bare(ObjectNode params) {
        ObjectNode bare = params.deepCopy();
        bare.remove("_meta");
        return bare;
    }

    private Uni<ObjectNode> completed(List<Server> found, Wish wish, Request request) {
        return "ref/prompt".equals(wish.params.at("/ref/type").asText())
                ? one(found, Thing.PROMPT, wish, "/ref/name", asking(request, "/ref/name"))
                : one(found, Thing.RESOURCE, wish, "/ref/uri", asking(request, "/ref/uri"));
    }

    /** @param asking asks a server for the thing by this name */
    private static Uni<ObjectNode> one(List<Server> found, Thing thing, Wish wish, String place,
            Function<String, Function<Server, Uni<ObjectNode>>> asking) {
        JsonNode name = wish.params.at(place);
        if (!name.isTextual()) {
            throw Fault.invalidParams(place + ": expected a text");
        }
        Candidates candidates = Candidates.of(found, thing, name.textValue());
        Fault unknown = unknown(thing, name.textValue(), wish.modern);
        return first(candidates.servers(), asking.apply(candidates.name()), unknown)
                .onFailure(Fault.class).transform(failure -> isNotFound(failure) ? unknown : failure)
                .map(result -> thing == Thing.RESOURCE ? readdressed(result, candidates) : result);
    }

    private static Fault unknown(Thing thing, String name, boolean modern) {
        return thing == Thing.PROMPT
                ? Fault.invalidParams("Unknown prompt: " + name)
                : Fault.unknownResource(name, modern);
    }

    /** The first that has it; what one refuses as unknown the next may have, any other failure stands. */
    static <S, T> Uni<T> first(List<S> candidates, Function<S, Uni<T>> ask, Fault unknown) {
        if (candidates.isEmpty()) {
            return Uni.createFrom().failure(unknown);
        }
        List<S> rest = candidates.subList(1, candidates.size());
        Uni<T> asked = ask.apply(candidates.getFirst());
        return rest.isEmpty()
                ? asked
                : asked.onFailure(Upstreams::isNotFound).recoverWithUni(failure -> first(rest, ask, unknown));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof Fault fault && fault.isNotFound();
    }

    private Function<String, Function<Server, Uni<ObjectNode>>> asking(Request request, String place) {
        return name -> server -> requests.send(server, renamed(request, place, name));
    }

    private static Request renamed(Request request, String place, String name) {
        int last = place.lastIndexOf('/');
        JsonNode parent = last == 0 ? request.params() : request.params().at(place.substring(0, last));
        ((ObjectNode) parent).put(place.substring(last + 1), name);
        return request;
    }

    /** Contents are where they were asked for. */
    private static ObjectNode readdressed(ObjectNode result, Candidates candidates) {
        if (candidates.servers().size() == 1 && !candidates.servers().getFirst().keepsNames()) {
            String prefix = Thing.RESOURCE.prefix(candidates.servers().getFirst().integration());
            result.path("contents").forEach(content -> {
                if (content instanceof ObjectNode object && object.path("uri").isTextual()) {
                    object.put("uri", prefix + object.path("uri").textValue());
                }
            });
        }
        return result;
    }
}
