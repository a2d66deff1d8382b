package io.mooring.contracts.egress.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.bson.Document;

import com.mongodb.event.ServerMonitorListener;

import io.mooring.contracts.egress.Configs;
import io.mooring.contracts.egress.NamesInTurn;
import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.vertx.core.Vertx;

/** The check as a service has it, on a machine whose names lead to loopback. */
final class Checking implements AutoCloseable {

    static final String PASSWORD = "corr3ct-horse-battery";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Vertx vertx = Vertx.vertx();
    final NamesInTurn names = new NamesInTurn().answering("db.example", "127.0.0.1")
            .answering("two.example", "127.9.9.9", "127.0.0.1").answering("metadata.example", "169.254.169.254");

    Found found(DatabaseKind kind, Map<String, String> inputs) {
        return check(Duration.ofSeconds(30)).find(DatabaseLogin.of(kind, inputs)).await().atMost(PATIENCE);
    }

    /** The fault, once it was seen that nothing of the password is in what is said of it. */
    DatabaseFailure failure(DatabaseKind kind, Map<String, String> inputs) {
        return failure(kind, inputs, Duration.ofSeconds(30));
    }

    /** As {@link #failure(DatabaseKind, Map)} where a server keeps silent: no need to wait for it for long. */
    DatabaseFailure soonFailure(DatabaseKind kind, Map<String, String> inputs) {
        return failure(kind, inputs, Duration.ofSeconds(6));
    }

    private DatabaseFailure failure(DatabaseKind kind, Map<String, String> inputs, Duration limit) {
        Throwable thrown = check(limit).find(DatabaseLogin.of(kind, inputs)).onItem()
                .<Throwable>transform(found -> null)
                .onFailure().recoverWithItem(failure -> failure).await().atMost(PATIENCE);
        assertThat(thrown).isInstanceOf(DatabaseFailure.class);
        StringWriter said = new StringWriter();
        thrown.printStackTrace(new PrintWriter(said));
        assertThat(said.toString()).doesNotContain(PASSWORD);
        return (DatabaseFailure) thrown;
    }

    /** Inputs with one changed. */
    static Map<String, String> with(Map<String, String> inputs, String name, Object value) {
        Map<String, String> changed = new HashMap<>(inputs);
        changed.put(name, value.toString());
        return changed;
    }

    /** A document in a collection, by the driver the check uses. */
    void write(DatabaseLogin.Mongo login, String collection) {
        var opened = new MongoSockets(vertx, Configs.guard(Configs.allowingLoopback(), names), PATIENCE)
                .open(login, 1, new ServerMonitorListener() {
                }).toCompletionStage().toCompletableFuture().join();
        Answers.first(vertx, opened.client().getDatabase(opened.database()).getCollection(collection)
                .insertOne(new Document("clicks", 1))).toCompletionStage().toCompletableFuture().join();
        opened.client().close();
    }

    private DatabaseCheck check(Duration limit) {
        return new DatabaseCheck(vertx, Configs.guard(Configs.allowingLoopback(), names), limit);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
