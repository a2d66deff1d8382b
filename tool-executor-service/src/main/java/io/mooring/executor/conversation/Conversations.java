package io.mooring.executor.conversation;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.rpc.Fault;
import io.mooring.executor.session.Owner;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Begins calls, and finds those that wait for answers of their clients. They wait in this replica: a request that answers has
 * to come here, and a replica that ends ends them.
 */
@ApplicationScoped
public class Conversations {

    /** Results of these alone may ask something. */
    private static final Set<String> METHODS = Set.of("tools/call", "prompts/get", "resources/read");

    private final Vertx vertx;
    private final ConversationConfig config;
    private final String replica = Ticket.replica();
    private final Map<String, Conversation> waiting = new ConcurrentHashMap<>();
    private final Room room;

    Conversations(Vertx vertx, ConversationConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.room = new Room(config);
    }

    /** Whether a request can be asked something before it gets its result. */
    public static boolean canAsk(String method) {
        return METHODS.contains(method);
    }

    /**
     * The result, or what the client is asked first. A request with the state of a call that waits takes up that call, and does
     * no work of its own; fails with {@link Fault} when there is none, or it is not the sender's.
     */
    public Uni<ObjectNode> take(Turn turn, Work work) {
        JsonNode state = turn.asked().params().path("requestState");
        return Uni.createFrom().deferred(() -> UniHelper.toUni(
                state.isTextual() && state.textValue().startsWith(Ticket.here(turn.owner()))
                        ? require(turn, state.textValue()).goOn(turn, state.textValue())
                        : new Conversation(turn, this, vertx.getOrCreateContext(), config.longest())
                                .begin(turn, work)));
    }

    private Conversation require(Turn turn, String ticket) {
        if (!ticket.startsWith(Ticket.here(turn.owner()) + replica + ".")) {
            throw Fault.invalidParams("requestState: the call waits in another process, or waited in one that has"
                    + " ended; it has to be sent again from the start");
        }
        Conversation found = waiting.get(ticket);
        if (found == null || !found.isOf(turn)) {
            throw Conversation.unknown();
        }
        return found;
    }

    /** The ticket of one that waits from now on; fails when there is no room. @param characters it holds */
    String enter(Conversation conversation, Owner owner, long characters) {
        room.enter(owner, characters);
        String ticket = Ticket.draw(owner, replica);
        waiting.put(ticket, conversation);
        return ticket;
    }

    /** One that waits holds something else from now on; fails when there is no room for it. */
    void exchange(Owner owner, long before, long now) {
        room.exchange(owner, before, now);
    }

    /** It no longer waits; without effect when it did not. */
    void leave(String ticket, Owner owner, long characters) {
        if (waiting.remove(ticket) != null) {
            room.leave(owner, characters);
        }
    }

    /** Does it when nobody has answered for as long as may be. @return to be cancelled when somebody has */
    long whenLate(Runnable late) {
        return vertx.setTimer(config.answer().toMillis(), timer -> late.run());
    }

    void cancel(long timer) {
        vertx.cancelTimer(timer);
    }

    @PreDestroy
    void end() {
        waiting.values().forEach(Conversation::quit);
    }

    /** Whether nobody is waited for. */
    boolean isEmpty() {
        return waiting.isEmpty() && room.isEmpty();
    }
}
