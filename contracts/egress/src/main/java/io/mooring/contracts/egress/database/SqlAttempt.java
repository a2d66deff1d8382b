package io.mooring.contracts.egress.database;

import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.DatabaseMetadata;

/** One statement to PostgreSQL, MySQL or MariaDB; prepared, see {@link SqlPools}. */
final class SqlAttempt {

    private static final String STATEMENT = "select 1";

    private final SqlPools pools;

    SqlAttempt(SqlPools pools) {
        this.pools = pools;
    }

    Attempt start(DatabaseLogin.Server login) {
        Pool pool = pools.open(login, new PoolOptions().setMaxSize(1));
        return new Attempt(pool.getConnection().compose(
                connection -> connection.preparedQuery(STATEMENT).execute().map(row -> found(login, connection))),
                pool::close);
    }

    private static Found found(DatabaseLogin.Server login, SqlConnection connection) {
        DatabaseMetadata server = connection.databaseMetadata();
        String version = server == null ? "" : server.fullVersion();
        String name = version.contains("MariaDB") ? "MariaDB" : login.kind().label();
        return new Found(Attempt.harmless(name + " " + version), connection.isSSL());
    }
}
