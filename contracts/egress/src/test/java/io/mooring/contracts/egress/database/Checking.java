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

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);

    final Vertx vertx = Vertx.vertx();
    final NamesInTurn names = new NamesInTurn().answering("db.example", "127.0.0.1")
            .answering("two.example", "127.9.9.9", "127.0.0.1").answering("metadata.example", "169.254.169.254");

    Found found(DatabaseKind kind, Map<String, String> inputs) {
        return check(LONG, LONG).find(DatabaseLogin.of(kind, inputs)).await().atMost(PATIENCE);
    }

    /** The fault of a server that answers. */
    DatabaseFailure failure(DatabaseKind kind, Map<String, String> inputs) {
        return failure(kind, inputs, check(LONG, LONG));
    }

    /** As {@link #failure} where the driver waits for ever: who answers instead is looked at with patience again. */
    DatabaseFailure soonFailure(DatabaseKind kind, Map<String, String> inputs) {
        return failure(kind, inputs, check(SHORT, LONG));
    }

    /** As {@link #failure} where nobody ever says a word. */
    DatabaseFailure silence(DatabaseKind kind, Map<String, String> inputs) {
        return failure(kind, inputs, check(SHORT, SHORT));
    }

    /** As {@link #failure} where the driver gets something, and maybe never an end. */
    DatabaseFailure muddle(DatabaseKind kind, Map<String, String> inputs) {
        return failure(kind, inputs, check(Duration.ofSeconds(15), SHORT));
    }

    /** The fault, once it was seen that nothing of the password is in what is said of it. */
    private static DatabaseFailure failure(DatabaseKind kind, Map<String, String> inputs, DatabaseCheck check) {
        Throwable thrown = check.find(DatabaseLogin.of(kind, inputs)).onItem().<Throwable>transform(found -> null)
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

    private DatabaseCheck check(Duration attempt, Duration afterwards) {
        return new DatabaseCheck(vertx, Configs.guard(Configs.allowingLoopback(), names), attempt, afterwards);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
