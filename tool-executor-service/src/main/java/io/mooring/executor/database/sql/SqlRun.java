package io.mooring.executor.database.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.executor.Outcome;
import io.mooring.executor.Outcome.Extent;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Table;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;

/** One question on its way: a connection of the pool, a session that can't write, its statements, and the way back. */
final class SqlRun {

    private static final Logger LOG = Logger.getLogger(SqlRun.class);
    private static final long OVERHEAD = 1 << 20;

    private final Pool pool;
    private final Dialect dialect;
    private final List<SqlStatement> statements;
    private final Limits limits;
    private final AtomicReference<@Nullable SqlConnection> busy = new AtomicReference<>();
    private final AtomicBoolean connected = new AtomicBoolean();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    SqlRun(Pool pool, Dialect dialect, List<SqlStatement> statements, Limits limits) {
        this.pool = pool;
        this.dialect = dialect;
        this.statements = statements;
        this.limits = limits;
    }

    /** The rows of the one statement, or an object of the rows of each. */
    Future<Outcome.Read> start() {
        return pool.getConnection().compose(connection -> {
            busy.set(connection);
            connected.set(true);
            if (cancelled.get()) {
                giveBack(connection);
                return Future.failedFuture("nobody waits for it");
            }
            return answer(connection).onComplete(done -> giveBack(connection));
        });
    }

    /** Whether there ever was a connection. */
    boolean isConnected() {
        return connected.get();
    }

    /** Ends it on the server, and its socket: what is still to come is nobody's. */
    void cancel() {
        cancelled.set(true);
        SqlConnection connection = busy.getAndSet(null);
        if (connection != null) {
            Wire wire = Wire.of(connection);
            dialect.cancel(connection).onFailure(failure -> LOG.warnf("a query could not be cancelled: %s",
                    failure.getClass().getSimpleName())).onComplete(done -> wire.close());
        }
    }

    private Future<Outcome.Read> answer(SqlConnection connection) {
        Wire wire = Wire.of(connection);
        wire.allow(4 * limits.bytes() + OVERHEAD);
        Map<String, Table> tables = new LinkedHashMap<>();
        Future<Void> read = dialect.begin(connection, limits);
        for (SqlStatement statement : statements) {
            Table table = new Table(limits);
            tables.put(statement.part(), table);
            read = read.compose(done -> dialect.read(connection, statement, table))
                    .recover(failure -> recovered(failure, wire, table));
        }
        return read.map(done -> joined(tables));
    }

    /** What had arrived before the socket was closed for its size is an answer. */
    private Future<Void> recovered(Throwable failure, Wire wire, Table table) {
        if (wire.isOverrun()) {
            table.cut();
            return Future.succeededFuture();
        }
        return Future.failedFuture(dialect.explain(failure, limits));
    }

    private Outcome.Read joined(Map<String, Table> tables) {
        if (tables.size() == 1) {
            return tables.values().iterator().next().answer();
        }
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        long bytes = 0;
        boolean truncated = false;
        int count = 0;
        for (Map.Entry<String, Table> table : tables.entrySet()) {
            Outcome.Read part = table.getValue().answer();
            count = Math.max(count, part.extent().count());
            truncated |= part.extent().truncated();
            bytes += part.bytes();
            parts.set(table.getKey(), part.result());
        }
        if (count == 0) {
            throw QueryFailure.failed("there is nothing of that name", "list the tables first");
        }
        return new Outcome.Read(parts, new Extent(count, truncated, truncated ? "rows" : null, List.of()), bytes);
    }

    /**
     * To the pool, when the session is clean again; the answer does not wait for that. One whose socket is closed leaves the
     * pool by itself: given back, it would be handed out once more.
     */
    private void giveBack(SqlConnection connection) {
        if (!busy.compareAndSet(connection, null)) {
            return;
        }
        Wire wire = Wire.of(connection);
        if (!wire.isOverrun()) {
            dialect.end(connection).onSuccess(clean -> connection.close()).onFailure(failure -> wire.close());
        }
    }
}
