package io.mooring.contracts.egress.database;

import java.time.Duration;
import java.util.Optional;

import io.mooring.contracts.egress.EgressGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Connects, signs in, asks the server one small thing and leaves; says what is wrong when that fails. Nothing stays open
 * afterwards, however it ends.
 */
public final class DatabaseCheck {

    private static final int SHARES = 6;

    /**
     * What was found.
     *
     * @param server the server's own word for itself and its version, shortened to harmless characters
     * @param tls whether the connection was encrypted
     */
    public record Found(String server, boolean tls) {}

    private final Vertx vertx;
    private final Duration patience;
    private final SqlAttempt sql;
    private final RedisAttempt redis;
    private final MongoAttempt mongo;
    private final Speakers speakers;
    private final TlsReason tlsReason;
    private final Duration afterwards;

    /**
     * @param limit for everything, at least a second; two thirds of it are the attempt's, the rest is for looking who
     *        answers instead
     */
    public DatabaseCheck(Vertx vertx, EgressGuard guard, Duration limit) {
        this(vertx, guard, limit.dividedBy(SHARES).multipliedBy(4), limit.dividedBy(SHARES));
    }

    /**
     * @param patience with the attempt
     * @param afterwards with who answers instead; name lookups are not in it
     */
    DatabaseCheck(Vertx vertx, EgressGuard guard, Duration patience, Duration afterwards) {
        Duration connect = patience.multipliedBy(3).dividedBy(4);
        Reach reach = new Reach(vertx, guard, Math.toIntExact(connect.toMillis()));
        this.vertx = vertx;
        this.patience = patience;
        this.afterwards = afterwards;
        this.sql = new SqlAttempt(new SqlPools(vertx, reach, connect));
        this.redis = new RedisAttempt(new RedisSockets(vertx, reach, connect, RedisAttempt.LARGEST_REPLY));
        this.mongo = new MongoAttempt(vertx, new MongoSockets(vertx, guard, connect));
        this.speakers = new Speakers(vertx, reach, afterwards);
        this.tlsReason = new TlsReason(vertx, reach);
    }

    /** Fails with {@link DatabaseFailure} and nothing else. */
    public Uni<Found> find(DatabaseLogin login) {
        return Uni.createFrom().emitter(outcome -> vertx.getOrCreateContext().runOnContext(
                now -> attempt(login).recover(cause -> explained(login, DatabaseFailures.of(login.kind(), cause)))
                        .onComplete(done -> {
                            if (done.succeeded()) {
                                outcome.complete(done.result());
                            } else {
                                outcome.fail(DatabaseFailures.of(login.kind(), done.cause()));
                            }
                        })));
    }

    private Future<Found> attempt(DatabaseLogin login) {
        Attempt attempt = switch (login) {
            case DatabaseLogin.Mongo string -> mongo.start(string);
            case DatabaseLogin.Server server -> server.kind() == DatabaseKind.REDIS
                    ? redis.start(server)
                    : sql.start(server);
        };
        return attempt.within(vertx, patience);
    }

    /** A driver that could make nothing of the answers does not know why; the port itself may tell. */
    private Future<Found> explained(DatabaseLogin login, DatabaseFailure failure) {
        Optional<Place> place = isVague(failure.fault()) ? Place.of(login) : Optional.empty();
        if (place.isEmpty()) {
            return Future.failedFuture(failure);
        }
        if (login instanceof DatabaseLogin.Server server && login.kind() == DatabaseKind.POSTGRES
                && failure.fault() == DatabaseFault.TLS_FAILED) {
            return tlsReason.start(server, failure).within(vertx, afterwards);
        }
        return speakers.find(place.get().host(), place.get().port()).otherwise(Speaker.SILENT)
                .compose(speaker -> Future.failedFuture(place.get().explanation(failure, speaker)));
    }

    private static boolean isVague(DatabaseFault fault) {
        return switch (fault) {
            case NO_ANSWER, CONNECTION_LOST, FAILED, TLS_NOT_OFFERED, TLS_FAILED, OTHER_PROTOCOL -> true;
            case HOST_UNKNOWN, ADDRESS_REFUSED, CONNECTION_REFUSED, TLS_REQUIRED, TLS_UNTRUSTED, TLS_WRONG_HOST,
                    LOGIN_REJECTED, LOGIN_REQUIRED, DATABASE_MISSING, ACCESS_DENIED, BUSY, STRING_UNUSABLE,
                    ANSWER_TOO_LARGE ->
                false;
        };
    }
}
