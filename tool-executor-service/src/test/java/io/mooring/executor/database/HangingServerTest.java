package io.mooring.executor.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.vertx.core.Vertx;

/** Somebody who takes connections and never says a word, or only nonsense. */
class HangingServerTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static int silent;
    private static int web;

    @BeforeAll
    static void starts() {
        silent = VERTX.createNetServer().connectHandler(socket -> socket.handler(said -> {})).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join().actualPort();
        web = VERTX.createHttpServer().requestHandler(request -> request.response().end()).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join().actualPort();
    }

    @AfterAll
    static void stops() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvSource({"postgres,select 1", "mysql,select 1", "redis,PING", "mongodb,'{\"count\":\"ads\"}'"})
    void isNotWaitedForForEver(String type, String query) {
        try (Asking asking = Asking.hurried(type, inputs(type, silent))) {
            assertThat(asking.error(query)).isEqualTo(ToolError.UPSTREAM_TIMEOUT);
            assertThat(asking.error(query)).isEqualTo(ToolError.UPSTREAM_TIMEOUT);
        }
    }

    @ParameterizedTest
    @CsvSource({"postgres,select 1", "mysql,select 1", "redis,PING", "mongodb,'{\"count\":\"ads\"}'"})
    void isNoReasonToBreak(String type, String query) {
        try (Asking asking = Asking.hurried(type, inputs(type, web))) {
            Outcome.Failed failed = asking.failure(query);
            assertThat(failed.error()).isIn(ToolError.UPSTREAM_TIMEOUT, ToolError.UPSTREAM_UNREACHABLE,
                    ToolError.BAD_RESPONSE, ToolError.DATABASE_REFUSED);
        }
    }

    private static Map<String, String> inputs(String type, int port) {
        return type.equals("mongodb")
                ? Map.of("connection_string", "mongodb://127.0.0.1:" + port + "/campaigns")
                : Map.of("host", "127.0.0.1", "port", "" + port, "database", type.equals("redis") ? "0" : "campaigns",
                        "username", "reader", "password", Asking.PASSWORD);
    }
}
