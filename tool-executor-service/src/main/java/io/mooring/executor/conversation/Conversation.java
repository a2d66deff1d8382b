package io.mooring.executor.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.conversation.Ticket.Wanted;
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
    private record Listener(Promise<ObjectNode> next) {}

    private record Question(String method, JsonNode params, Promise<JsonNode> answer) {}

    private final Owner owner;
    private final String method;
    private final Conversations room;
    private final int longest;
    private final Promise<Void> gone = Promise.promise();
    /** Everything below is touched here only, but for the voice. */
    private final Context home;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private volatile Exchange voice;
    private volatile @Nullable Wanted wanted;
    /** Only until it is known what it wants: it may be long, and those who wait are many. */
    private @Nullable Asked first;
    private int asked;
    private @Nullable Listener listener;
    private @Nullable String ticket;
    private long held;
    private long timer;
    private @Nullable AsyncResult<ObjectNode> end;

    Conversation(Turn turn, Conversations room, Context home, int longest) {
        this.owner = turn.owner();
        this.method = turn.asked().method();
        this.first = turn.asked();
        this.voice = turn.voice();
        this.room = room;
        this.home = home;
        this.longest = longest;
    }

    static Fault unknown() {
        return Fault.invalidParams("requestState: no call waits for this, or not for you, or no longer");
    }

    /** Whether the request is of who began it, at the same address, and wants the same. */
    boolean isOf(Turn turn) {
        Wanted mine = wanted;
        return owner.equals(turn.owner()) && mine != null && mine.isSame(Ticket.wanted(turn.asked()));
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
            leave();
            hear(turn).onComplete(next);
            take(turn.asked().params().path(ANSWERS));
            proceed();
        });
        return next.future();
    }

    private Future<ObjectNode> hear(Turn turn) {
        Listener mine = new Listener(Promise.promise());
        listener = mine;
        voice = turn.voice();
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
            held = wanted().characters();
            drawn = room.enter(this, owner, held);
        } catch (IllegalStateException full) {
            LOG.warnf("%s of %s: %s", method, owner, full.getMessage());
            failQuestions(String.valueOf(full.getMessage()));
            return;
        }
        ticket = drawn;
        timer = room.whenLate(() -> home.runOnContext(now -> {
            if (drawn.equals(ticket)) {
                quit();
            }
        }));
        say(waits).complete(asking(drawn));
    }

    private Wanted wanted() {
        Wanted known = wanted;
        if (known == null) {
            known = Ticket.wanted(Objects.requireNonNull(first));
            wanted = known;
            first = null;
        }
        return known;
    }

    /** Nobody is waited for any more. */
    private void leave() {
        if (ticket != null) {
            room.leave(ticket, owner, held);
            room.cancel(timer);
            ticket = null;
        }
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
        voice = new Silence(voice.capabilities());
        return waits.next;
    }

    /** Nothing but the result is left of it. */
    private void finish(AsyncResult<ObjectNode> ended) {
        first = null;
        failQuestions("the call has ended");
        end = listener == null && ended.succeeded() ? kept(ended) : ended;
        if (listener == null) {
            voice = Exchange.NONE;
        }
        proceed();
    }

    private AsyncResult<ObjectNode> kept(AsyncResult<ObjectNode> ended) {
        int length = ended.result().toString().length();
        boolean fits = length <= longest && holds(length);
        if (fits) {
            return ended;
        }
        holds(0);
        return Future.failedFuture(Fault.unavailable(200, "the call ended before it was answered, and its result is"
                + " too long to be kept"));
    }

    private boolean holds(long characters) {
        if (ticket == null) {
            return true;
        }
        try {
            room.exchange(owner, held, characters);
            held = characters;
            return true;
        } catch (IllegalStateException full) {
            LOG.warnf("%s of %s: %s", method, owner, full.getMessage());
            return false;
        }
    }

    /** Nobody waits any more, or too long: the call is cancelled. */
    void quit() {
        home.runOnContext(now -> {
            leave();
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
        voice.progress(params);
    }

    @Override
    public void message(ObjectNode params) {
        voice.message(params);
    }
}
