package io.mooring.executor.upstreams;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Fault;
import io.mooring.executor.upstreams.ServerRequests.Request;
import io.smallrye.mutiny.Uni;

/** Lists of several servers as one: a page of ours is a page of one server. One that does not answer is passed over. */
@ApplicationScoped
class ServerLists {

    private static final Logger LOG = Logger.getLogger(ServerLists.class);

    private final ServerRequests requests;
    private final UpstreamsConfig config;

    ServerLists(ServerRequests requests, UpstreamsConfig config) {
        this.requests = requests;
        this.config = config;
    }

    /** Where a page begins. @param cursor the server's own; null for its first page */
    private record Place(String integration, @Nullable String cursor) {}

    Uni<ObjectNode> page(List<Server> servers, Thing thing, Request request) {
        Place from = place(request.params().path("cursor"));
        List<Server> left = servers.stream().filter(server -> server.integration().compareTo(from.integration) >= 0)
                .toList();
        return page(left, thing, request, from);
    }

    private Uni<ObjectNode> page(List<Server> left, Thing thing, Request request, Place from) {
        if (left.isEmpty()) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            none.putArray(thing.list);
            return Uni.createFrom().item(none);
        }
        Server server = left.getFirst();
        List<Server> rest = left.subList(1, left.size());
        return ask(server, thing, request, server.integration().equals(from.integration) ? from.cursor : null)
                .chain(page -> page.path(thing.list).isEmpty() && !page.has("nextCursor")
                        ? page(rest, thing, request, from)
                        : Uni.createFrom().item(shown(page, server, rest, thing)));
    }

    private Uni<ObjectNode> ask(Server server, Thing thing, Request request, @Nullable String cursor) {
        ObjectNode params = JsonNodeFactory.instance.objectNode();
        if (cursor != null) {
            params.put("cursor", cursor);
        }
        return requests.send(server, new Request(thing.method, params, request.exchange(), request.gone()))
                .ifNoItem().after(config.list())
                .failWith(() -> Fault.unavailable(200, "the server does not answer"))
                .onFailure().recoverWithItem(failure -> {
                    LOG.debugf("%s of %s: %s", thing.method, server.integration(), failure.getMessage());
                    return JsonNodeFactory.instance.objectNode();
                });
    }

    /** Only what the protocol knows of a list, each under its name here. */
    private static ObjectNode shown(ObjectNode page, Server server, List<Server> rest, Thing thing) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode list = shown.putArray(thing.list);
        page.path(thing.list).forEach(entry -> {
            if (entry instanceof ObjectNode named && named.path(thing.key).isTextual()) {
                String own = named.path(thing.key).textValue();
                list.add(server.keepsNames()
                        ? named
                        : named.deepCopy().put(thing.key, thing.prefix(server.integration()) + own));
            }
        });
        JsonNode next = page.path("nextCursor");
        if (next.isTextual()) {
            shown.put("nextCursor", text(server.integration(), next.textValue()));
        } else if (!rest.isEmpty()) {
            shown.put("nextCursor", text(rest.getFirst().integration(), null));
        }
        return shown;
    }

    private static String text(String integration, @Nullable String cursor) {
        String place = cursor == null ? integration : integration + "\n" + cursor;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private static Place place(JsonNode cursor) {
        if (cursor.isMissingNode() || cursor.isNull()) {
            return new Place("", null);
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor.asText()), StandardCharsets.UTF_8);
            int line = place.indexOf('\n');
            if (cursor.isTextual() && !place.isEmpty() && line != 0) {
                return line < 0
                        ? new Place(place, null)
                        : new Place(place.substring(0, line), place.substring(line + 1));
            }
        } catch (IllegalArgumentException broken) {
            throw badCursor();
        }
        throw badCursor();
    }

    private static Fault badCursor() {
        return Fault.invalidParams("cursor: expected the nextCursor of the page before");
    }
}
