package io.mooring.bench.load;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;

/**
 * Sends over connections that are kept, from one event loop. It shares two cores with what it measures, and the JDK's own
 * client takes more of them for a request than the service that answers it.
 */
final class Sender implements AutoCloseable {

    /** No route lets its caller wait for longer. */
    private static final int LONGEST_SECONDS = 180;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context loop = vertx.getOrCreateContext();
    private final HttpClient http;

    /** @param connections to one server, at most */
    Sender(int connections) {
        http = vertx.createHttpClient(new HttpClientOptions().setIdleTimeout(LONGEST_SECONDS),
                new PoolOptions().setHttp1MaxSize(connections));
    }

    /** What came back. */
    record Answer(int status, Buffer body) {

        boolean succeeded() {
            return status / 100 == 2;
        }
    }

    /** Runs something on the loop, as everything that follows from an answer does. */
    void run(Runnable what) {
        loop.runOnContext(ignored -> what.run());
    }

    Future<Answer> send(Prepared request) {
        return http.request(request.options()).compose(open -> send(open, request.body())).compose(Sender::whole);
    }

    private static Future<HttpClientResponse> send(HttpClientRequest open, Buffer body) {
        return body.length() == 0 ? open.send() : open.send(body);
    }

    private static Future<Answer> whole(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
