package io.mooring.executor.database.mongo;

import java.util.function.Function;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.event.ServerMonitorListener;

import io.mooring.contracts.egress.database.DatabaseFailure;
import io.mooring.contracts.egress.database.DatabaseFault;
import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.egress.database.MongoSockets;
import io.mooring.contracts.egress.database.MongoSockets.Opened;
import io.mooring.executor.Outcome;
import io.mooring.executor.database.answer.Clients;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.Question;
import io.mooring.executor.database.answer.Running;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Questions to MongoDB. */
public final class MongoDatabases {

    private static final int SAMPLE = 100;

    private final Vertx vertx;
    private final Limits limits;
    private final Clients<Future<Opened>> clients;

    /**
     * @param connections open to one server at most
     */
    public MongoDatabases(Vertx vertx, MongoSockets sockets, Limits limits, Clients.Keeping keeping, int connections) {
        this.vertx = vertx;
        this.limits = limits;
        this.clients = new Clients<>(keeping,
                login -> sockets.open((DatabaseLogin.Mongo) login, connections, new ServerMonitorListener() {
                }), opening -> opening.onSuccess(opened -> opened.client().close()));
    }

    /** Closes what was idle for long enough. */
    public void sweep() {
        clients.sweep();
    }

    public void close() {
        clients.close();
    }

    /** Fails with 400 when a command can't be read. */
    public Question question(String operation, JsonNode arguments) {
        if (operation.equals("describe_collection")) {
            return ask(limits, run -> description(run, arguments));
        }
        BsonDocument command = MongoText.command(operation, arguments);
        Question question = ask(limits.withRows(arguments.path("maxRows").asInt(limits.rows())),
                run -> run.start(command));
        return spot -> {
            MongoCommands.requireReading(command);
            return question.ask(spot);
        };
    }

    private Future<Outcome.Read> description(MongoRun run, JsonNode arguments) {
        BsonDocument sample = MongoText.collection("find", arguments).append("limit", new BsonInt32(SAMPLE))
                .append("batchSize", new BsonInt32(SAMPLE))
                .append("maxTimeMS", new BsonInt64(limits.time().toMillis()));
        BsonDocument indexes = MongoText.collection("listIndexes", arguments)
                .append("maxTimeMS", new BsonInt64(limits.time().toMillis()));
        return run.run(sample).compose(found -> run.run(indexes).otherwise(new BsonDocument())
                .map(listed -> Description.of(found, listed)));
    }

    /** The driver can't be told to stop a command; its time limit does, on the server. */
    private Question ask(Limits most, Function<MongoRun, Future<Outcome.Read>> talk) {
        return spot -> {
            Future<Opened> opening = clients.use(spot);
            Future<Outcome.Read> answer = opening
                    .compose(opened -> talk.apply(new MongoRun(vertx, requireDatabase(opened), most)))
                    .onComplete(done -> {
                        clients.release(spot, opening);
                        if (opening.failed()) {
                            clients.drop(spot, opening);
                        }
                    });
            return new Running(answer, () -> {});
        };
    }

    private static Opened requireDatabase(Opened opened) {
        if (opened.database().isEmpty()) {
            throw new DatabaseFailure(DatabaseFault.DATABASE_MISSING, "the connection names no database");
        }
        return opened;
    }
}
