package io.mooring.bench.webhook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.bench.Stack;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/**
 * Subscribers in this process. Each has a loopback address of its own, as subscribers have hosts of their own: connections
 * and limits of one host are shared by nobody else.
 */
final class Subscribers implements AutoCloseable {

    private static final int OK = 204;
    private static final int PER_BYTE = 250;

    private final Stack stack;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpServer server;
    private final List<String> subscriptions = new ArrayList<>();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final LongAdder repeats = new LongAdder();
    private volatile int hanging;
    private volatile int status = OK;

    /** On all of 127.0.0.0/8, so on every address of the machine, as long as this runs. */
    Subscribers(Stack stack) {
        this.stack = stack;
        this.server = vertx.createHttpServer().requestHandler(this::take).listen(0, "0.0.0.0").toCompletionStage()
                .toCompletableFuture().join();
    }

    /** Adds one more. @return the subscription's id */
    String subscribe(String eventType) throws IOException, InterruptedException {
        int number = subscriptions.size();
        String url = "http://127.1." + number / PER_BYTE + "." + (1 + number % PER_BYTE) + ":" + server.actualPort()
                + "/" + number;
        JsonNode made = stack.post("/api/webhooks/subscriptions",
                "{\"url\":\"" + url + "\",\"event_types\":[\"" + eventType + "\"]}");
        subscriptions.add(made.required("id").textValue());
        return subscriptions.getLast();
    }

    /** The first so many take what comes and never answer, from now on. */
    void hang(int first) {
        hanging = first;
    }

    /** What all say from now on. */
    void answer(int code) {
        status = code;
    }

    /** When an event arrived for the first time, by {@link System#nanoTime}. */
    Map<String, Long> arrivals() {
        return arrivals;
    }

    /** How many came that had been there before. */
    long repeats() {
        return repeats.sum();
    }

    private void take(HttpServerRequest request) {
        long now = System.nanoTime();
        if (Integer.parseInt(request.path().substring(1)) < hanging) {
            return;
        }
        if (arrivals.putIfAbsent(request.getHeader("webhook-id"), now) != null) {
            repeats.increment();
        }
        request.endHandler(end -> request.response().setStatusCode(status).end());
    }

    /** Nothing goes on being sent to nobody. */
    @Override
    public void close() throws IOException {
        try {
            for (String subscription : subscriptions) {
                stack.delete("/api/webhooks/subscriptions/" + subscription);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
