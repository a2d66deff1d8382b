package io.mooring.contracts.egress.database;

import java.time.Duration;

import io.mooring.contracts.egress.EgressGuard;
import io.mooring.contracts.egress.PinnedAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;

/**
 * Pools of connections to PostgreSQL, MySQL and MariaDB. The host is resolved and judged for each new connection.
 *
 * <p>
 * <b>Prepared statements only.</b> The MySQL driver announces {@code CLIENT_LOCAL_FILES} and answers a server that asks for
 * a file during {@code COM_QUERY} with any file of this machine: so {@code query(…)} and {@code begin()} of a MySQL
 * connection are never called. Prepared statements know no such answer.
 */
public final class SqlPools {

    private final Vertx vertx;
    private final Reach reach;
    private final int connectTimeout;

    /**
     * @param connectTimeout of one attempt to connect
     */
    public SqlPools(Vertx vertx, EgressGuard guard, Duration connectTimeout) {
        this(vertx, new Reach(vertx, guard, Math.toIntExact(connectTimeout.toMillis())), connectTimeout);
    }

    SqlPools(Vertx vertx, Reach reach, Duration connectTimeout) {
        this.vertx = vertx;
        this.reach = reach;
        this.connectTimeout = Math.toIntExact(connectTimeout.toMillis());
    }

    /**
     * A pool that opens nothing until it is used; closing it closes every socket, also one that is still connecting.
     *
     * @throws IllegalArgumentException
     *         for a kind without SQL
     */
    public Pool open(DatabaseLogin.Server login, PoolOptions size) {
        return switch (login.kind()) {
            case POSTGRES -> PgBuilder.pool().with(size).using(vertx)
                    .connectingTo(() -> address(login).map(pinned -> postgres(login, pinned))).build();
            case MYSQL -> MySQLBuilder.pool().with(size).using(vertx)
                    .connectingTo(() -> address(login).map(pinned -> mysql(login, pinned))).build();
            case REDIS, MONGODB -> throw new IllegalArgumentException(login.kind() + " does not speak SQL");
        };
    }

    private Future<PinnedAddress> address(DatabaseLogin.Server login) {
        return reach.address(login.host(), login.port());
    }

    private SqlConnectOptions postgres(DatabaseLogin.Server login, PinnedAddress pinned) {
        PgConnectOptions options = new PgConnectOptions() {
            @Override
            public SocketAddress getSocketAddress() {
                return Reach.socket(pinned);
            }
        };
        options.setSslMode(switch (login.tls()) {
            case OFF -> io.vertx.pgclient.SslMode.DISABLE;
            case REQUIRE -> io.vertx.pgclient.SslMode.REQUIRE;
            case VERIFY_CA -> io.vertx.pgclient.SslMode.VERIFY_CA;
            case VERIFY_FULL -> io.vertx.pgclient.SslMode.VERIFY_FULL;
        });
        options.addProperty("application_name", "mooring");
        return common(options, login, pinned);
    }

    private SqlConnectOptions mysql(DatabaseLogin.Server login, PinnedAddress pinned) {
        MySQLConnectOptions options = new MySQLConnectOptions() {
            @Override
            public SocketAddress getSocketAddress() {
                return Reach.socket(pinned);
            }
        };
        options.setSslMode(switch (login.tls()) {
            case OFF -> io.vertx.mysqlclient.SslMode.DISABLED;
            case REQUIRE -> io.vertx.mysqlclient.SslMode.REQUIRED;
            case VERIFY_CA -> io.vertx.mysqlclient.SslMode.VERIFY_CA;
            case VERIFY_FULL -> io.vertx.mysqlclient.SslMode.VERIFY_IDENTITY;
        });
        return common(options, login, pinned);
    }

    private SqlConnectOptions common(SqlConnectOptions options, DatabaseLogin.Server login, PinnedAddress pinned) {
        Trust.apply(options, login.tls(), login.caCertificate());
        // Third parties do not get our trace identifiers, and no span carries their statements.
        options.setHost(pinned.host()).setPort(pinned.port()).setDatabase(login.database()).setUser(login.username())
                .setPassword(login.password()).setTracingPolicy(TracingPolicy.IGNORE);
        options.setConnectTimeout(connectTimeout).setReconnectAttempts(0);
        return options;
    }
}
