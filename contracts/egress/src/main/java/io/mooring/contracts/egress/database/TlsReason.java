package io.mooring.contracts.egress.database;

import io.mooring.contracts.egress.PinnedAddress;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;

/**
 * Why PostgreSQL's TLS failed. The driver loses the reason when the handshake closes the connection, so the handshake is
 * done once more without it.
 */
final class TlsReason {

    private final Vertx vertx;
    private final Reach reach;

    TlsReason(Vertx vertx, Reach reach) {
        this.vertx = vertx;
        this.reach = reach;
    }

    /** The failure of the handshake; the given one when it succeeds now, or can't be tried. */
    Attempt start(DatabaseLogin.Server login, DatabaseFailure known) {
        NetClientOptions options = new NetClientOptions();
        Trust.apply(options, login.tls(), login.caCertificate());
        NetClient client = vertx.createNetClient(options);
        Future<DatabaseCheck.Found> failed = reach.address(login.host(), login.port())
                .compose(pinned -> handshake(client, pinned))
                .transform(done -> Future.failedFuture(done.succeeded() ? known : sharper(done.cause(), known)));
        return new Attempt(failed, client::close);
    }

    private static DatabaseFailure sharper(Throwable cause, DatabaseFailure known) {
        DatabaseFailure found = DatabaseFailures.of(DatabaseKind.POSTGRES, cause);
        return found.fault() == DatabaseFault.TLS_UNTRUSTED || found.fault() == DatabaseFault.TLS_WRONG_HOST
                ? found
                : known;
    }

    private static Future<Void> handshake(NetClient client, PinnedAddress pinned) {
        return client.connect(Reach.socket(pinned)).compose(socket -> {
            Promise<Void> done = Promise.promise();
            socket.handler(answer -> upgrade(socket, answer).onComplete(tried -> conclude(done, tried)));
            socket.write(Speaker.SSL_REQUEST);
            return done.future();
        });
    }

    private static void conclude(Promise<Void> done, AsyncResult<Void> tried) {
        if (tried.succeeded()) {
            done.tryComplete();
        } else {
            done.tryFail(tried.cause());
        }
    }

    private static Future<Void> upgrade(NetSocket socket, Buffer answer) {
        return answer.length() == 1 && answer.getByte(0) == 'S'
                ? socket.upgradeToSsl()
                : Future.failedFuture("no TLS");
    }
}
