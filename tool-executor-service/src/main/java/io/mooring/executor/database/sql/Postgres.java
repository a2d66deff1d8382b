package io.mooring.executor.database.sql;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Table;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * PostgreSQL. The statement runs in a transaction that is read-only, and is rolled back; a snapshot is taken first, after
 * which the transaction can't be made a writing one any more. It is prepared, which the server does with one statement
 * only, and its rows are fetched through a portal, so that no more of them are made than are wanted.
 */
final class Postgres implements Dialect {

    /** The first fetch is a small one: rows may be large, and the next is at most twice what was taken so far. */
    private static final int FIRST_FETCH = 8;
    private static final int LARGEST_FETCH = 512;
    private static final String TYPES = "select parameter_types::text[] from pg_catalog.pg_prepared_statements"
            + " order by prepare_time desc limit 1";

    @Override
    public Future<Void> begin(SqlConnection connection, Limits limits) {
        long time = limits.time().toMillis();
        return connection.query("begin transaction read only; set local statement_timeout = " + time
                + "; set local idle_in_transaction_session_timeout = " + 2 * time
                + "; select 1").execute().mapEmpty();
    }

    @Override
    public Future<Void> read(SqlConnection connection, SqlStatement statement, Table table) {
        return connection.prepare(statement.text()).compose(prepared -> bind(connection, statement)
                .compose(values -> fetch(prepared, values, table)).onComplete(done -> prepared.close()));
    }

    /** The server says which types it expects; a JSON value has few. */
    private static Future<Tuple> bind(SqlConnection connection, SqlStatement statement) {
        if (statement.parameters().isEmpty()) {
            return Future.succeededFuture(Tuple.tuple());
        }
        return connection.preparedQuery(TYPES).execute().map(rows -> {
            List<String> types = Arrays.asList(rows.iterator().next().getArrayOfStrings(0));
            return PostgresParameters.bind(types, statement.parameters());
        });
    }

    private static Future<Void> fetch(PreparedStatement prepared, Tuple values, Table table) {
        return fetch(prepared.cursor(values), table, FIRST_FETCH);
    }

    private static Future<Void> fetch(Cursor cursor, Table table, int size) {
        return cursor.read(Math.min(size, table.wanted())).compose(rows -> {
            take(rows, table);
            return cursor.hasMore() && !table.isFull()
                    ? fetch(cursor, table, Math.min(2 * size, LARGEST_FETCH))
                    : Future.succeededFuture();
        });
    }

    private static void take(RowSet<io.vertx.sqlclient.Row> rows, Table table) {
        SqlRows shape = SqlRows.of(rows.columnDescriptors());
        table.describe(shape.columns());
        rows.forEach(row -> table.add(shape.json(row)));
    }

    /** A lock that a function took for the session would outlive the transaction. */
    @Override
    public Future<Void> end(SqlConnection connection) {
        return connection.query("rollback; select pg_catalog.pg_advisory_unlock_all()").execute().mapEmpty();
    }

    @Override
    public Future<Void> cancel(SqlConnection connection) {
        return PgConnection.cast(connection).cancelRequest();
    }

    @Override
    public Throwable explain(Throwable failure, Limits limits) {
        if (failure instanceof PgException refusal) {
            String state = Objects.requireNonNullElse(refusal.getSqlState(), "");
            String words = Objects.requireNonNullElse(refusal.getErrorMessage(), "");
            return switch (state) {
                case "25006" -> QueryFailure.refused("database tools only read; the server says: " + words);
                case "57014", "25P03" -> Dialect.late(limits);
                case "42601" -> words.contains("multiple commands")
                        ? QueryFailure.refused("one statement at a time")
                        : failed(refusal, state, words);
                default -> failed(refusal, state, words);
            };
        }
        return Dialect.misfit(failure);
    }

    private static QueryFailure failed(PgException refusal, String state, String words) {
        String hint = refusal.getHint() == null ? "" : " (" + refusal.getHint() + ")";
        return QueryFailure.failed("SQLSTATE " + state, words + hint);
    }
}
