package io.mooring.contracts.egress.http;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.PinnedAddress;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;

/**
 * One request and its response on one connection, event by event. All methods run on the event loop of the call, so
 * the fields need no lock. However it ends early (failure, limit, cancellation), the connection's stream is reset.
 */
final class Exchange {

    private final Hop hop;
    private final Progress progress;
    private final UniEmitter<? super EgressResponse> outcome;
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientRequest request;
    private boolean over;

    private Exchange(Hop hop, Progress progress, UniEmitter<? super EgressResponse> outcome) {
        this.hop = hop;
        this.progress = progress;
        this.outcome = outcome;
    }

    static void start(Connections connections, Hop hop, PinnedAddress pinned, Progress progress,
            UniEmitter<? super EgressResponse> outcome) {
        var exchange = new Exchange(hop, progress, outcome);
        outcome.onTermination(() -> progress.context().runOnContext(ended -> exchange.abandon()));
        progress.context().runOnContext(
                ready -> connections.open(hop, pinned).onSuccess(exchange::send).onFailure(outcome::fail));
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        connected.exceptionHandler(this::fail);
        if (over) {
            connected.reset();
            return;
        }
        progress.recordSending();
        var response = hop.body() == null ? connected.send() : connected.send(hop.body());
        response.map(this::read).onFailure(this::fail);
    }

    private HttpHeaders read(HttpClientResponse response) {
        response.exceptionHandler(this::fail);
        var headers = headers(response.headers());
        if (announcedLength(response) > hop.limits().maxResponseBytes()) {
            throw tooLarge();
        }
        progress.requireRoom(announcedLength(response));
        response.handler(this::append);
        response.endHandler(end -> complete(response.statusCode(), headers));
        return headers;
    }

    /** The response to HEAD announces a length it does not send. */
    private long announcedLength(HttpClientResponse response) {
        var length = response.getHeader("content-length");
        return length == null || hop.method().equals(HttpMethod.HEAD) ? 0 : Long.parseLong(length);
    }

    private void append(Buffer chunk) {
        if (over) {
            return;
        }
        if (body.length() + (long) chunk.length() > hop.limits().maxResponseBytes()) {
            fail(tooLarge());
            return;
        }
        try {
            progress.requireRoom(body.length() + (long) chunk.length());
            body.appendBuffer(chunk);
        } catch (EgressFailure noRoom) {
            fail(noRoom);
        }
    }

    private EgressFailure tooLarge() {
        return new EgressFailure(Kind.TOO_LARGE,
                "the response is larger than " + hop.limits().maxResponseBytes() + " bytes", true, null);
    }

    private void complete(int status, HttpHeaders headers) {
        if (!over) {
            over = true;
            outcome.complete(new EgressResponse(status, headers, body, hop.target().uri()));
        }
    }

    private void fail(Throwable cause) {
        if (!over) {
            abandon();
            outcome.fail(TransportFailures.whileExchanging(cause));
        }
    }

    private void abandon() {
        if (!over) {
            over = true;
            if (request != null) {
                request.reset();
            }
        }
    }

    private static HttpHeaders headers(MultiMap received) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        received.names().forEach(name -> headers.put(name, received.getAll(name)));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
