package io.mooring.contracts.egress.http;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.EgressFailure;
import io.mooring.contracts.egress.EgressFailure.Kind;
import io.mooring.contracts.egress.PinnedAddress;
import io.mooring.contracts.egress.http.EgressResponse.Cut;
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
    private @Nullable EgressResponse unending;
    private long patience = -1;
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
        var begun = new EgressResponse(response.statusCode(), headers, body, hop.target().uri());
        if (begun.isSuccessful() && progress.reception().listening().begin(headers)) {
            response.handler(this::hear);
            response.endHandler(end -> complete(begun));
            return headers;
        }
        if (begun.isSuccessful() && progress.reception().unending().test(headers)) {
            listen(begun);
        } else {
            if (announcedLength(response) > hop.limits().maxResponseBytes()) {
                throw tooLarge();
            }
            progress.requireRoom(announcedLength(response));
        }
        response.handler(this::append);
        response.endHandler(end -> complete(begun));
        return headers;
    }

    private void listen(EgressResponse begun) {
        unending = begun;
        progress.recordUnending(this);
        patience = progress.context().owner().setTimer(Math.max(1, progress.reception().patience().toMillis()),
                enough -> progress.context().runOnContext(end -> cut(Cut.TIME)));
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
        var left = (int) Math.min(chunk.length(), hop.limits().maxResponseBytes() - body.length());
        try {
            if (left < chunk.length() && unending == null) {
                throw tooLarge();
            }
            progress.requireRoom(body.length() + (long) left);
            body.appendBuffer(chunk, 0, left);
            if (left < chunk.length()) {
                cut(Cut.BYTES);
            }
        } catch (EgressFailure noRoom) {
            if (!cut(Cut.BYTES)) {
                fail(noRoom);
            }
        }
    }

    private void hear(Buffer part) {
        if (!over) {
            try {
                progress.requireRoom(progress.reception().listening().held() + part.length());
                progress.reception().listening().take(part);
            } catch (EgressFailure enough) {
                fail(enough);
            }
        }
    }

    private EgressFailure tooLarge() {
        return new EgressFailure(Kind.TOO_LARGE,
                "the response is larger than " + hop.limits().maxResponseBytes() + " bytes", true, null);
    }

    private void complete(EgressResponse response) {
        if (!over) {
            over = true;
            stopTimer();
            outcome.complete(response);
        }
    }

    /** Ends an unending response with what came of it; whether it is one. */
    boolean cut(Cut why) {
        if (over || unending == null) {
            return false;
        }
        var begun = unending;
        abandon();
        outcome.complete(new EgressResponse(begun.status(), begun.headers(), body, begun.uri(), why));
        return true;
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
            stopTimer();
            if (request != null) {
                request.reset();
            }
        }
    }

    private void stopTimer() {
        if (patience >= 0) {
            progress.context().owner().cancelTimer(patience);
        }
    }

    private static HttpHeaders headers(MultiMap received) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        received.names().forEach(name -> headers.put(name, received.getAll(name)));
        return HttpHeaders.of(headers, (name, value) -> true);
    }
}
