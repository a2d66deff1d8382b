package io.mooring.local.gateway;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;

/** The gateway's own process: {@code GatewayProcess PORT UPSTREAMS_FILE}. */
public final class GatewayProcess {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayProcess.class);
    private static final long LOOK_EVERY_MILLIS = 500;

    private GatewayProcess() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        int port = Integer.parseInt(arguments[0]);
        String file = Path.of(arguments[1]).toString();
        Upstreams upstreams = new Upstreams();
        Vertx vertx = Vertx.vertx();
        Routes routes = Routes.load();
        look(vertx, file, upstreams);
        vertx.setPeriodic(LOOK_EVERY_MILLIS, timer -> look(vertx, file, upstreams));
        vertx.deployVerticle(() -> new Listener(port, routes, upstreams),
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors())).toCompletionStage()
                .toCompletableFuture().get();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> vertx.close().toCompletionStage().toCompletableFuture().join()));
    }

    private static void look(Vertx vertx, String file, Upstreams upstreams) {
        vertx.fileSystem().readFile(file).map(content -> content.toJsonObject()).onSuccess(upstreams::replace)
                .onFailure(failure -> LOG.warn("the upstreams stay as they are: {}", failure.getMessage()));
    }

    /** One for each processor, all on the same port. */
    private static final class Listener extends AbstractVerticle {

        private static final int CONNECTIONS_PER_REPLICA = 512;
        private static final int CONNECT_MILLIS = 1_000;
        private static final int MAX_HEADER_BYTES = 32 * 1024;

        private final int port;
        private final Routes routes;
        private final Upstreams upstreams;

        Listener(int port, Routes routes, Upstreams upstreams) {
            this.port = port;
            this.routes = routes;
            this.upstreams = upstreams;
        }

        @Override
        public void start(Promise<Void> started) {
            Door door = new Door(routes, upstreams, vertx.createHttpClient(new HttpClientOptions()
                    .setMaxPoolSize(CONNECTIONS_PER_REPLICA).setConnectTimeout(CONNECT_MILLIS)));
            vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port)
                    .setHandle100ContinueAutomatically(true).setMaxHeaderSize(MAX_HEADER_BYTES)).requestHandler(door)
                    .invalidRequestHandler(Door::refuseUnreadable).listen().<Void>mapEmpty().onComplete(started);
        }
    }
}
