package io.mooring.executor.mcpclient.web;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.egress.http.Listening;
import io.mooring.executor.mcpclient.Channel;
import io.mooring.executor.mcpclient.web.EventReader.Event;
import io.mooring.executor.mcpclient.web.Link.Reply;
import io.mooring.executor.mcpclient.web.Link.Reply.Why;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** The stream of one request, over all its resumptions: what was heard, and whether its answer was among it. */
final class Hearing implements Listening {

    private final long id;
    private final long maxBytes;
    private final Consumer<Event> events;
    private final Consumer<HttpHeaders> begun;
    private final Promise<Reply.Stopped> stop = Promise.promise();
    private @Nullable EventReader reader;
    private volatile @Nullable String lastEvent;
    private volatile @Nullable Long retry;
    private volatile boolean heard;
    private volatile boolean answered;
    private volatile int silent;

    /**
     * @param id of the request; {@link Channel#NONE} for none
     * @param maxBytes of one event
     * @param begun gets the headers of each response that is heard
     */
    Hearing(long id, long maxBytes, Consumer<Event> events, Consumer<HttpHeaders> begun) {
        this.id = id;
        this.maxBytes = maxBytes;
        this.events = events;
        this.begun = begun;
    }

    @Override
    public boolean begin(HttpHeaders headers) {
        begun.accept(headers);
        if (!headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
            return false;
        }
        heard = true;
        reader = new EventReader(maxBytes, this::take);
        return true;
    }

    @Override
    public void take(Buffer part) {
        EventReader current = reader;
        if (current != null) {
            current.take(part);
            retry = current.retry() == null ? retry : current.retry();
        }
    }

    @Override
    public long held() {
        EventReader current = reader;
        return current == null ? 0 : current.held();
    }

    private void take(Event event) {
        silent = 0;
        if (event.id() != null) {
            lastEvent = event.id();
        }
        if (!event.data().isEmpty()) {
            events.accept(event);
        }
    }

    long id() {
        return id;
    }

    /** Notes that the answer has come when this message is it. */
    void note(JsonNode message) {
        if (message.path("id").isIntegralNumber() && message.path("id").longValue() == id && !message.has("method")) {
            answered = true;
        }
    }

    boolean isAnswered() {
        return answered || id == Channel.NONE;
    }

    /** Whether it was a stream. */
    boolean isHeard() {
        return heard;
    }

    /** Where to go on; null when the server did not say. */
    @Nullable
    String lastEvent() {
        return lastEvent;
    }

    /** Milliseconds to wait before going on, as far as the server says. */
    long pause(long usual, long longest) {
        Long said = retry;
        return Math.min(longest, said == null ? usual : said);
    }

    /** How often nothing came since the last event, this time too. */
    int silent() {
        return ++silent;
    }

    /** @param why when the answer has not come */
    void stop(Why why) {
        stop.tryComplete(new Reply.Stopped(answered ? Why.HEARD : why));
    }

    Future<Reply.Stopped> stopped() {
        return stop.future();
    }
}
