package io.mooring.contracts.egress.database;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.event.ServerMonitorListener;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;

import io.mooring.contracts.egress.EgressGuard;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Opens clients of MongoDB. Every host of the connection string, or of its SRV record, is judged before the client is made,
 * and the client gets these addresses and no others: a member of a replica set that was not named is not connected to.
 */
public final class MongoSockets {

    private final Vertx vertx;
    private final EgressGuard guard;
    private final int connectTimeout;

    /**
     * @param connectTimeout of one attempt to connect, and of the choice of a server
     */
    public MongoSockets(Vertx vertx, EgressGuard guard, Duration connectTimeout) {
        this.vertx = vertx;
        this.guard = guard;
        this.connectTimeout = Math.toIntExact(connectTimeout.toMillis());
    }

    /**
     * A client and the database it was made for.
     *
     * @param hosts of the string or its SRV record
     */
    public record Opened(MongoClient client, String database, List<String> hosts, boolean tls) {}

    /** Whoever gets the client closes it. Fails with {@link DatabaseFailure}. */
    public Future<Opened> open(DatabaseLogin.Mongo login, int connections, ServerMonitorListener watching) {
        // Parsing looks the SRV and TXT records up, which the driver does in the calling thread.
        return vertx.executeBlocking(() -> MongoString.parse(login), false)
                .compose(
                        parsed -> addresses(parsed).map(pinned -> opened(login, parsed, pinned, connections, watching)))
                .recover(cause -> Future.failedFuture(DatabaseFailures.of(DatabaseKind.MONGODB, cause)));
    }

    private Future<Map<String, List<InetAddress>>> addresses(ConnectionString parsed) {
        Map<String, List<InetAddress>> pinned = new ConcurrentHashMap<>();
        List<Future<?>> all = new ArrayList<>();
        for (String host : parsed.getHosts()) {
            ServerAddress member = new ServerAddress(host);
            all.add(UniHelper.toFuture(guard.pin(member.getHost(), member.getPort()))
                    .onSuccess(judged -> pinned.put(key(member.getHost()), judged.addresses())));
        }
        return Future.all(all).map(pinned);
    }

    private Opened opened(DatabaseLogin.Mongo login, ConnectionString parsed, Map<String, List<InetAddress>> pinned,
            int connections, ServerMonitorListener watching) {
        boolean tls = Boolean.TRUE.equals(parsed.getSslEnabled());
        MongoClientSettings settings = MongoClientSettings.builder().applyConnectionString(parsed)
                .applicationName("mooring").inetAddressResolver(name -> requirePinned(pinned, name))
                .applyToSocketSettings(socket -> socket.connectTimeout(connectTimeout, TimeUnit.MILLISECONDS))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(connectTimeout, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.addServerMonitorListener(watching))
                .applyToConnectionPoolSettings(pool -> pool.minSize(0).maxSize(connections))
                .applyToSslSettings(ssl -> {
                    if (tls) {
                        ssl.enabled(true).invalidHostNameAllowed(false)
                                .context(Trust.context(login.caCertificate()));
                    }
                }).build();
        String database = login.database().isEmpty() && parsed.getDatabase() != null
                ? parsed.getDatabase()
                : login.database();
        return new Opened(MongoClients.create(settings), database, parsed.getHosts(), tls);
    }

    private static List<InetAddress> requirePinned(Map<String, List<InetAddress>> pinned, String name)
            throws UnknownHostException {
        List<InetAddress> judged = pinned.get(key(name));
        if (judged == null) {
            throw new UnknownHostException("not a host that was asked for");
        }
        return judged;
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
