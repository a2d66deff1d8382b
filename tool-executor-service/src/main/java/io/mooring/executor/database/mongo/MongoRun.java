package io.mooring.executor.database.mongo;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonValue;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.reactivestreams.client.MongoDatabase;

import io.mooring.contracts.egress.database.Answers;
import io.mooring.contracts.egress.database.MongoSockets.Opened;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Table;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** One command: its first batch is the answer, and is as large as the answer may be; the cursor is closed. */
final class MongoRun {

    private static final int UNAUTHORIZED = 13;

    private final Vertx vertx;
    private final MongoDatabase database;
    private final Limits limits;

    MongoRun(Vertx vertx, Opened opened, Limits limits) {
        this.vertx = vertx;
        this.database = opened.client().getDatabase(opened.database());
        this.limits = limits;
    }

    Future<Outcome.Read> start(BsonDocument command) {
        return run(limited(command)).map(reply -> read(command, reply));
    }

    /** The reply as it is. */
    Future<BsonDocument> run(BsonDocument command) {
        return Answers.first(vertx, database.runCommand(command, database.getReadPreference(), BsonDocument.class))
                .recover(failure -> Future.failedFuture(explain(failure)));
    }

    private BsonDocument limited(BsonDocument command) {
        BsonDocument limited = command.clone();
        BsonInt32 batch = new BsonInt32(limits.rows() + 1);
        switch (command.getFirstKey()) {
            case "find" -> {
                int own = command.isNumber("limit") ? Math.abs(command.getNumber("limit").intValue()) : 0;
                int most = own == 0 ? limits.rows() + 1 : Math.min(own, limits.rows() + 1);
                limited.append("limit", new BsonInt32(most)).append("batchSize", new BsonInt32(most));
            }
            case "aggregate", "listCollections", "listIndexes" ->
                limited.append("cursor", new BsonDocument("batchSize", batch));
            default -> limited.remove("cursor");
        }
        return limited.append("maxTimeMS", new BsonInt64(limits.time().toMillis()));
    }

    private Outcome.Read read(BsonDocument command, BsonDocument reply) {
        Table table = new Table(limits);
        if (reply.isDocument("cursor")) {
            BsonDocument cursor = reply.getDocument("cursor");
            for (BsonValue document : cursor.getArray("firstBatch")) {
                table.add(BsonValues.json(document));
            }
            end(command, cursor, table);
        } else if (reply.isArray("values")) {
            reply.getArray("values").forEach(value -> table.add(BsonValues.json(value)));
        } else {
            table.add(BsonValues.json(new BsonDocument("n", reply.get("n", new BsonInt32(0)))));
        }
        return table.answer();
    }

    /** A batch ends early when it is as large as a message may be. */
    private void end(BsonDocument command, BsonDocument cursor, Table table) {
        long id = cursor.getNumber("id", new BsonInt64(0)).longValue();
        if (id == 0) {
            return;
        }
        if (!table.isFull()) {
            table.cut();
        }
        BsonValue collection = command.get(command.getFirstKey());
        if (collection.isString()) {
            run(new BsonDocument("killCursors", collection)
                    .append("cursors", new BsonArray(java.util.List.of(new BsonInt64(id)))));
        }
    }

    private Throwable explain(Throwable failure) {
        if (failure instanceof MongoExecutionTimeoutException) {
            return new QueryFailure(ToolError.QUERY_TIMEOUT,
                    "the query took longer than " + limits.time().toSeconds() + " s and was cancelled");
        }
        if (failure instanceof MongoCommandException refusal) {
            String words = refusal.getErrorMessage();
            return refusal.getErrorCode() == UNAUTHORIZED
                    ? QueryFailure.failed("code 13", "the user is not allowed to ask this")
                    : QueryFailure.failed("code " + refusal.getErrorCode(), words);
        }
        return failure;
    }
}
