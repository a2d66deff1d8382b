package io.mooring.contracts.egress.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.EgressConfig;
import io.mooring.contracts.egress.NamesInTurn;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;

/** Real servers on this machine's loopback addresses, names that lead to them, and a client that may reach them. */
final class Internet implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final Vertx vertx = Vertx.vertx();
    final NamesInTurn names = new NamesInTurn();

    EgressClient client() {
        return client(Configs.allowingLoopback(), null);
    }

    EgressClient client(EgressConfig config, @Nullable TrustOptions trust) {
        return new EgressClient(vertx, Configs.guard(config, names), new Connections(vertx, config, trust));
    }

    /** Answers on a free port of 127.0.0.1. */
    int serve(Handler<HttpServerRequest> answer) {
        return serve("127.0.0.1", 0, answer).actualPort();
    }

    HttpServer serve(String address, int port, Handler<HttpServerRequest> answer) {
        return await(vertx.createHttpServer().requestHandler(answer).listen(port, address));
    }

    int serve(HttpServerOptions options, Handler<HttpServerRequest> answer) {
        return await(vertx.createHttpServer(options).requestHandler(answer).listen(0, "127.0.0.1")).actualPort();
    }

    /** A server that speaks whatever the connection handler writes. */
    int serveRaw(Handler<NetSocket> connection) {
        return await(vertx.createNetServer().connectHandler(connection).listen(0, "127.0.0.1")).actualPort();
    }

    /** A plain TCP client, as database drivers use it. */
    NetSocket connect(SocketAddress address) {
        return await(vertx.createNetClient().connect(address));
    }

    static EgressResponse answer(EgressClient client, EgressRequest request) {
        return client.send(request).await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().orTimeout(2, TimeUnit.MINUTES)
                .join();
    }
}
