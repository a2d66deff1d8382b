package io.mooring.contracts.egress.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.mooring.contracts.egress.EgressGuard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;

/**
 * Opens connections to Redis. Own code, since the Redis client of Vert.x connects to the host of a URL: it can't be pinned
 * to an address and verify the name at once, and it takes replies of any size.
 */
public final class RedisSockets {

    private final Vertx vertx;
    private final Reach reach;
    private final int connectTimeout;
    private final int maxReplyBytes;

    /**
     * @param connectTimeout of one attempt to connect
     * @param maxReplyBytes of one reply; a larger one ends the connection
     */
    public RedisSockets(Vertx vertx, EgressGuard guard, Duration connectTimeout, int maxReplyBytes) {
        this(vertx, new Reach(vertx, guard, Math.toIntExact(connectTimeout.toMillis())), connectTimeout, maxReplyBytes);
    }

    RedisSockets(Vertx vertx, Reach reach, Duration connectTimeout, int maxReplyBytes) {
        this.vertx = vertx;
        this.reach = reach;
        this.connectTimeout = Math.toIntExact(connectTimeout.toMillis());
        this.maxReplyBytes = maxReplyBytes;
    }

    /** A connection of its own, signed in, with its database selected. Fails with {@link DatabaseFailure}. */
    public Future<RedisSocket> open(DatabaseLogin.Server login) {
        return begin(login).opened();
    }

    /** As {@link #open}; the end of it closes also a connection that was never signed in. */
    Opening<RedisSocket> begin(DatabaseLogin.Server login) {
        NetClient client = vertx.createNetClient(options(login));
        Future<RedisSocket> opened = reach.address(login.host(), login.port())
                .compose(pinned -> client.connect(Reach.socket(pinned)))
                .map(socket -> new RedisSocket(client, socket, maxReplyBytes))
                .compose(socket -> enter(socket, login))
                .recover(cause -> client.close()
                        .transform(closed -> Future.failedFuture(DatabaseFailures.of(DatabaseKind.REDIS, cause))));
        return new Opening<>(opened, client::close);
    }

    private NetClientOptions options(DatabaseLogin.Server login) {
        NetClientOptions options = new NetClientOptions().setConnectTimeout(connectTimeout)
                .setSsl(login.tls() != TlsMode.OFF);
        Trust.apply(options, login.tls(), login.caCertificate());
        return options;
    }

    private static Future<RedisSocket> enter(RedisSocket socket, DatabaseLogin.Server login) {
        Future<RedisReply> entered = login.password().isEmpty()
                ? socket.call(List.of("PING"))
                : socket.call(signIn(login));
        String database = login.database().isEmpty() ? "0" : login.database();
        return entered.map(DatabaseFailures::requireEntered).compose(done -> socket.call(List.of("SELECT", database)))
                .map(DatabaseFailures::requireSelected).map(socket);
    }

    private static List<String> signIn(DatabaseLogin.Server login) {
        List<String> words = new ArrayList<>(List.of("AUTH"));
        if (!login.username().isEmpty()) {
            words.add(login.username());
        }
        words.add(login.password());
        return words;
    }
}
