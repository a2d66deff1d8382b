package io.mooring.executor.conversation;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.mcpclient.Exchange;
import io.mooring.executor.rpc.Fault;
import io.mooring.executor.rpc.Message.Asked;
import io.mooring.executor.session.Owner;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;

/** One call and its client: at any moment either a request of the client waits, or the call does. */
final class Conversation implements Exchange {

    private static final Logger LOG = Logger.getLogger(Conversation.class);
    private static final String ANSWERS = "inputResponses";

    /** Who waits for the next thing to say. */
    private record Listener(Turn turn, Promise<ObjectNode> next) {}

    private record Question(String method, JsonNode params, Promise<JsonNode> answer) {}

    private final Owner owner;
    private final Asked first;
    private final Conversations room;
    private final Duration patience;
    private final int longest;
    private final Promise<Void> gone = Promise.promise();
    /** Everything below is touched here only, but for the voice. */
    private final Context home;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private volatile Exchange voice;
    private volatile boolean heard = true;
    private byte @Nullable [] wanted;
    private int asked;
    private @Nullable Listener listener;
    private @Nullable String ticket;
    private @Nullable AsyncResult<ObjectNode> end;

    Conversation(Turn turn, Conversations room, Context home, Duration patience, int longest) {
        this.owner = turn.owner();
        this.first = turn.asked();
        this.voice = turn.voice();
        this.room = room;
        this.home = home;
        this.patience = patience;
        this.longest = longest;
    }

    static Fault unknown() {
        return Fault.invalidParams("requestState: no call waits for this, or not for you, or no longer");
    }

    /** Whether the request is of who began it, at the same address, and wants the same. */
    boolean isOf(Turn turn) {
        byte[] digest = wanted;
        return owner.equals(turn.owner()) && digest != null
                && MessageDigest.isEqual(digest, Ticket.digest(turn.asked()));
    }

    /** What is to be said first. */
    Future<ObjectNode> begin(Turn turn, Work work) {
        Future<ObjectNode> next = hear(turn);
        UniHelper.toFuture(Uni.createFrom().deferred(() -> work.begin(this, gone.future())))
                .onComplete(ended -> home.runOnContext(now -> finish(ended)));
        return next;
    }

    /** What is to be said next. */
    Future<ObjectNode> goOn(Turn turn, String shown) {
        Promise<ObjectNode> next = Promise.promise();
        home.runOnContext(now -> {
            if (!shown.equals(ticket)) {
                next.fail(unknown());
                return;
            }
            room.leave(shown, owner);
            ticket = null;
            hear(turn).onComplete(next);
            take(turn.asked().params().path(ANSWERS));
            proceed();
        });
        return next.future();
    }

    private Future<ObjectNode> hear(Turn turn) {
        Listener mine = new Listener(turn, Promise.promise());
        listener = mine;
        voice = turn.voice();
        heard = true;
        turn.gone().onSuccess(left -> home.runOnContext(now -> {
            if (listener == mine) {
                quit();
            }
        }));
        return mine.next.future();
    }

    private void take(JsonNode answers) {
        for (String key : List.copyOf(questions.keySet())) {
            if (answers.path(key).isObject()) {
                questions.remove(key).answer.complete(answers.path(key));
            }
        }
    }

    @Override
    public Uni<JsonNode> ask(String method, JsonNode params) {
        Question question = new Question(method, params, Promise.promise());
        home.runOnContext(now -> {
            if (end != null || gone.future().isComplete()) {
                question.answer.fail("nobody is there any more");
                return;
            }
            questions.put("q" + ++asked, question);
            proceed();
        });
        return UniHelper.toUni(question.answer.future());
    }

    /** Says what there is to say, when somebody listens. */
    private void proceed() {
        Listener waits = listener;
        AsyncResult<ObjectNode> ended = end;
        if (waits == null) {
            return;
        }
        if (ended != null) {
            say(waits).handle(ended);
        } else if (!questions.isEmpty()) {
            ask(waits);
        }
    }

    private void ask(Listener waits) {
        String drawn;
        try {
            wanted = wanted == null ? Ticket.digest(first) : wanted;
            drawn = room.enter(this, owner);
        } catch (IllegalStateException full) {
            LOG.warnf("%s of %s: %s", first.method(), owner, full.getMessage());
            failQuestions(String.valueOf(full.getMessage()));
            return;
        }
        ticket = drawn;
        home.owner().setTimer(patience.toMillis(), late -> home.runOnContext(now -> {
            if (drawn.equals(ticket)) {
                quit();
            }
        }));
        say(waits).complete(asking(drawn));
    }

    private ObjectNode asking(String drawn) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("resultType", "input_required");
        ObjectNode requests = result.putObject("inputRequests");
        questions.forEach((key, question) -> {
            ObjectNode request = requests.putObject(key).put("method", question.method);
            if (question.params instanceof ObjectNode params) {
                request.set("params", params);
            }
        });
        return result.put("requestState", drawn);
    }

    private Promise<ObjectNode> say(Listener waits) {
        listener = null;
        heard = false;
        return waits.next;
    }

    private void finish(AsyncResult<ObjectNode> ended) {
        boolean kept = listener == null && ended.succeeded();
        end = kept && ended.result().toString().length() > longest
                ? Future.failedFuture(Fault.unavailable(200, "the call ended before it was answered, and its result is"
                        + " too long to be kept"))
                : ended;
        failQuestions("the call has ended");
        proceed();
    }

    /** Nobody waits any more, or too long: the call is cancelled. */
    void quit() {
        home.runOnContext(now -> {
            if (ticket != null) {
                room.leave(ticket, owner);
                ticket = null;
            }
            gone.tryComplete();
            failQuestions("nobody answers");
        });
    }

    private void failQuestions(String why) {
        questions.values().forEach(question -> question.answer.tryFail(why));
        questions.clear();
    }

    @Override
    public ObjectNode capabilities() {
        return voice.capabilities();
    }

    @Override
    public void progress(ObjectNode params) {
        if (heard) {
            voice.progress(params);
        }
    }

    @Override
    public void message(ObjectNode params) {
        if (heard) {
            voice.message(params);
        }
    }
}
