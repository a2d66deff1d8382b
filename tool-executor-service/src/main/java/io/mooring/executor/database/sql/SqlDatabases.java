package io.mooring.executor.database.sql;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.contracts.egress.database.DatabaseLogin;
import io.mooring.contracts.egress.database.SqlPools;
import io.mooring.executor.Outcome;
import io.mooring.executor.database.answer.Clients;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.Question;
import io.mooring.executor.database.answer.Running;
import io.mooring.executor.database.answer.Spot;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;

/** Questions to databases with SQL. */
public final class SqlDatabases {

    private static final int MOST_WAITING = 64;
    private static final int MOST_TABLES = 10_000;

    private final SqlPools pools;
    private final Limits limits;
    private final Clients<Pool> clients;

    /**
     * @param limits of one question
     * @param size of the pool of one database
     */
    public SqlDatabases(SqlPools pools, Limits limits, Clients.Keeping keeping, PoolSize size) {
        this.pools = pools;
        this.limits = limits;
        this.clients = new Clients<>(keeping,
                login -> pools.open((DatabaseLogin.Server) login, size.options()), Pool::close);
    }

    /**
     * A pool of one database.
     *
     * @param connections open at most
     * @param patience longest wait for one
     * @param idle how long one is kept that nobody uses
     */
    public record PoolSize(int connections, Duration patience, Duration idle) {

        PoolOptions options() {
            return new PoolOptions().setMaxSize(connections).setMaxWaitQueueSize(MOST_WAITING)
                    .setConnectionTimeout((int) patience.toMillis()).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setIdleTimeout((int) idle.toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        }
    }

    public Clients<Pool> clients() {
        return clients;
    }

    public Question question(DatabaseKind kind, String operation, JsonNode arguments) {
        List<SqlStatement> statements = SqlOperations.statements(kind, operation, arguments);
        boolean query = operation.equals("query");
        Limits most = limits.withRows(query ? arguments.path("maxRows").asInt(limits.rows()) : MOST_TABLES);
        return spot -> {
            if (query) {
                SqlText.requireReading(kind, statements.getFirst().text());
            }
            return ask(spot, statements, most);
        };
    }

    private Running ask(Spot spot, List<SqlStatement> statements, Limits most) {
        DatabaseLogin.Server login = (DatabaseLogin.Server) spot.login();
        Pool pool = clients.use(spot);
        Dialect dialect = login.kind() == DatabaseKind.POSTGRES
                ? new Postgres()
                : new MariaDb(() -> pools.open(login, new PoolOptions().setMaxSize(1)));
        SqlRun run = new SqlRun(pool, dialect, statements, most);
        Future<Outcome.Read> answer = run.start().onComplete(done -> {
            clients.release(spot, pool);
            if (done.failed() && !run.isConnected()) {
                clients.drop(spot, pool); // a socket that never got through its handshake stays in it for ever
            }
        });
        return new Running(answer, run::cancel);
    }
}
