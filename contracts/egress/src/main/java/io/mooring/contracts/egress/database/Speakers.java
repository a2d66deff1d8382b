package io.mooring.contracts.egress.database;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.mooring.contracts.egress.PinnedAddress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;

/** Looks who answers at a port when a driver could make nothing of it. */
final class Speakers {

    private static final int ENOUGH = 64;

    private final Vertx vertx;
    private final Reach reach;
    private final Duration patience;

    /**
     * @param patience with each question
     */
    Speakers(Vertx vertx, Reach reach, Duration patience) {
        this.vertx = vertx;
        this.reach = reach;
        this.patience = patience;
    }

    /** Each kind has its own question, and they are asked at once. Fails when there is no connection. */
    Future<Speaker> find(String host, int port) {
        return reach.address(host, port).compose(this::find);
    }

    private Future<Speaker> find(PinnedAddress pinned) {
        Promise<Speaker> known = Promise.promise();
        List<Future<Speaker>> answers = List.of(ask(pinned, Speaker.SSL_REQUEST, known.future()),
                ask(pinned, Speaker.PING, known.future()), ask(pinned, Speaker.HELLO, known.future()),
                handshake(pinned, known.future()));
        answers.forEach(answer -> answer.onSuccess(speaker -> {
            if (speaker.isDatabase()) {
                known.tryComplete(speaker);
            }
        }));
        Future.all(answers).onSuccess(all -> known.tryComplete(
                answers.stream().map(Future::result).min(Comparator.naturalOrder()).orElseThrow()));
        return known.future();
    }

    /** Whether TLS is agreed on at once; whoever answers is believed, since nothing is sent. */
    private Future<Speaker> handshake(PinnedAddress pinned, Future<Speaker> known) {
        int millis = Math.toIntExact(patience.toMillis());
        NetClient client = vertx.createNetClient(new NetClientOptions().setSsl(true).setTrustAll(true)
                .setHostnameVerificationAlgorithm("").setConnectTimeout(millis).setSslHandshakeTimeout(millis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS));
        known.onComplete(done -> client.close());
        return client.connect(Reach.socket(pinned)).map(Speaker.TLS).otherwise(Speaker.SILENT);
    }

    private Future<Speaker> ask(PinnedAddress pinned, Buffer question, Future<Speaker> known) {
        return reach.connect(pinned).compose(socket -> answer(socket, question, known)).otherwise(Speaker.SILENT);
    }

    /** What came until the socket closed, enough was there, another question was answered, or patience ended. */
    private Future<Speaker> answer(NetSocket socket, Buffer question, Future<Speaker> known) {
        Promise<Speaker> found = Promise.promise();
        Buffer read = Buffer.buffer();
        socket.handler(piece -> {
            read.appendBuffer(piece);
            Speaker speaker = Speaker.of(read);
            if (speaker != Speaker.UNKNOWN || read.length() >= ENOUGH) {
                found.tryComplete(speaker);
            }
        });
        socket.exceptionHandler(cause -> found.tryComplete(Speaker.of(read)));
        socket.closeHandler(closed -> found.tryComplete(Speaker.of(read)));
        long timer = vertx.setTimer(patience.toMillis(), late -> found.tryComplete(Speaker.of(read)));
        known.onComplete(done -> found.tryComplete(Speaker.of(read)));
        socket.write(question);
        return found.future().onComplete(done -> {
            vertx.cancelTimer(timer);
            socket.close();
        });
    }
}
