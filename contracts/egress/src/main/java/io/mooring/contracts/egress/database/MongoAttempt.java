package io.mooring.contracts.egress.database;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import com.mongodb.event.ServerHeartbeatFailedEvent;
import com.mongodb.event.ServerMonitorListener;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;

import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.mooring.contracts.egress.database.MongoSockets.Opened;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Asks MongoDB for its version and for one collection, which needs the permissions a query needs. */
final class MongoAttempt {

    private static final Document VERSION = new Document("buildInfo", 1);
    private static final Document COLLECTIONS = new Document("listCollections", 1).append("nameOnly", true)
            .append("authorizedCollections", true);

    private final Vertx vertx;
    private final MongoSockets sockets;

    MongoAttempt(Vertx vertx, MongoSockets sockets) {
        this.vertx = vertx;
        this.sockets = sockets;
    }

    Attempt start(DatabaseLogin.Mongo login) {
        Promise<Found> found = Promise.promise();
        Ending ending = new Ending();
        Watch watch = new Watch(vertx.getOrCreateContext(), found);
        sockets.open(login, 1, watch).onSuccess(ending::holds).onSuccess(watch::expects)
                .compose(opened -> ask(login, opened)).onComplete(done -> {
                    if (done.succeeded()) {
                        found.tryComplete(done.result());
                    } else {
                        found.tryFail(done.cause());
                    }
                });
        return new Attempt(found.future().recover(cause -> Future.failedFuture(ending.sharper(cause))), ending::end);
    }

    private Future<Found> ask(DatabaseLogin.Mongo login, Opened opened) {
        if (opened.database().isEmpty()) {
            return Future.failedFuture(new DatabaseFailure(DatabaseFault.DATABASE_MISSING,
                    "neither the connection string nor the form names a database"));
        }
        MongoDatabase database = opened.client().getDatabase(opened.database());
        return Answers.first(vertx, database.runCommand(COLLECTIONS)).map(MongoAttempt::requireCollection)
                .compose(exists -> Answers.first(vertx, database.runCommand(VERSION)))
                .map(info -> new Found(Attempt.harmless("MongoDB " + info.getString("version")), opened.tls()));
    }

    /** MongoDB makes a database with its first document; until then a mistyped name is as good as any. */
    private static Document requireCollection(Document answer) {
        Document cursor = answer.get("cursor", Document.class);
        if (cursor == null || cursor.getList("firstBatch", Document.class).isEmpty()) {
            throw new DatabaseFailure(DatabaseFault.DATABASE_MISSING,
                    "the server has no such database, or it is empty");
        }
        return answer;
    }

    /** Closes the client, also one that is made after the end. */
    private static final class Ending {

        private final AtomicReference<@Nullable MongoClient> client = new AtomicReference<>();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final AtomicBoolean tls = new AtomicBoolean();

        /** A server without TLS ends the connection when it gets a handshake. */
        DatabaseFailure sharper(Throwable cause) {
            DatabaseFailure failure = DatabaseFailures.of(DatabaseKind.MONGODB, cause);
            return tls.get() && failure.fault() == DatabaseFault.CONNECTION_LOST
                    ? new DatabaseFailure(DatabaseFault.TLS_FAILED,
                            "the TLS handshake failed; maybe the server does not offer TLS")
                    : failure;
        }

        void holds(Opened opened) {
            client.set(opened.client());
            tls.set(opened.tls());
            if (ended.get()) {
                end();
            }
        }

        void end() {
            ended.set(true);
            MongoClient open = client.getAndSet(null);
            if (open != null) {
                open.close();
            }
        }
    }

    /** The driver tries on until its time is over; when every host has failed once, that is the answer. */
    private static final class Watch implements ServerMonitorListener {

        private final Context context;
        private final Promise<Found> found;
        private final AtomicInteger awaited = new AtomicInteger(Integer.MAX_VALUE);
        private final AtomicInteger failed = new AtomicInteger();
        private final AtomicReference<@Nullable Throwable> reason = new AtomicReference<>();

        Watch(Context context, Promise<Found> found) {
            this.context = context;
            this.found = found;
        }

        void expects(Opened opened) {
            awaited.set(opened.hosts().size());
            conclude();
        }

        @Override
        public void serverHeartbeatFailed(ServerHeartbeatFailedEvent event) {
            reason.set(event.getThrowable());
            failed.incrementAndGet();
            conclude();
        }

        private void conclude() {
            Throwable last = reason.get();
            if (last != null && failed.get() >= awaited.get()) {
                context.runOnContext(now -> found.tryFail(last));
            }
        }
    }
}
