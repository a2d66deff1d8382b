package io.mooring.executor.database.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collector;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Table;
import io.vertx.core.Future;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.spi.DatabaseMetadata;

/**
 * MariaDB and MySQL. Every transaction of the session is read-only, also that of a single statement. All statements are
 * prepared (see {@code SqlPools}), which the server does with one statement only. The session is reset afterwards.
 */
final class MariaDb implements Dialect {

    /** Rows that may come after the last one wanted; a statement's own {@code LIMIT} goes before ours. */
    private static final int MOST_SURPLUS = 1000;
    private static final String TEXT = "character_set_client = utf8mb4, character_set_connection = utf8mb4,"
            + " character_set_results = utf8mb4";

    /** Opens a pool of its own for one statement: all others may be in use. */
    private final Supplier<Pool> aside;

    MariaDb(Supplier<Pool> aside) {
        this.aside = aside;
    }

    @Override
    public Future<Void> begin(SqlConnection connection, Limits limits) {
        return run(connection, "set session transaction read only")
                .compose(done -> run(connection, "set session " + time(connection, limits) + ", sql_select_limit = "
                        + (limits.rows() + 1) + ", " + TEXT))
                .compose(done -> identify(connection));
    }

    private static String time(SqlConnection connection, Limits limits) {
        DatabaseMetadata server = connection.databaseMetadata();
        boolean mariadb = server != null && server.fullVersion().contains("MariaDB");
        return mariadb
                ? String.format(Locale.ROOT, "max_statement_time = %.3f", limits.time().toMillis() / 1000.0)
                : "max_execution_time = " + limits.time().toMillis();
    }

    private static Future<Void> identify(SqlConnection connection) {
        Wire wire = Wire.of(connection);
        return wire.session() > 0
                ? Future.succeededFuture()
                : connection.preparedQuery("select connection_id()").execute().map(rows -> {
                    wire.remember(rows.iterator().next().getLong(0));
                    return null;
                });
    }

    @Override
    public Future<Void> read(SqlConnection connection, SqlStatement statement, Table table) {
        Wire wire = Wire.of(connection);
        Collector<Row, Filling, Filling> filling = Collector.of(() -> new Filling(table, wire), Filling::add,
                (one, other) -> one);
        return connection.preparedQuery(statement.text()).collecting(filling).execute(values(statement))
                .map(result -> finish(result, table));
    }

    private static @Nullable Void finish(SqlResult<Filling> result, Table table) {
        if (result.columnDescriptors() != null) {
            table.describe(SqlRows.of(result.columnDescriptors()).columns());
        }
        Filling filled = result.value();
        if (filled != null && filled.failure != null) {
            throw filled.failure;
        }
        return null;
    }

    /** Takes rows as they come; one that is thrown at would break the driver, so a failure waits until the end. */
    private static final class Filling {

        private final Table table;
        private final Wire wire;
        private @Nullable SqlRows shape;
        private @Nullable QueryFailure failure;

        Filling(Table table, Wire wire) {
            this.table = table;
            this.wire = wire;
        }

        void add(Row row) {
            if (failure != null) {
                return;
            }
            SqlRows known = shape == null ? SqlRows.of(row) : shape;
            shape = known;
            try {
                table.add(known.json(row));
            } catch (QueryFailure e) {
                failure = e;
            }
            if (table.surplus() > MOST_SURPLUS) {
                table.describe(known.columns());
                wire.cut();
            }
        }
    }

    private static Tuple values(SqlStatement statement) {
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonNode value : statement.parameters()) {
            values.add(value.isNull()
                    ? null
                    : value.isBoolean()
                            ? value.booleanValue()
                            : value.isIntegralNumber() && value.canConvertToLong()
                                    ? value.longValue()
                                    : value.isNumber()
                                            ? io.vertx.sqlclient.data.Numeric.create(value.decimalValue())
                                            : value.asText());
        }
        return Tuple.wrap(values);
    }

    private static Future<Void> run(SqlConnection connection, String statement) {
        return connection.preparedQuery(statement).execute().mapEmpty();
    }

    @Override
    public Future<Void> end(SqlConnection connection) {
        return MySQLConnection.cast(connection).resetConnection();
    }

    @Override
    public Future<Void> cancel(SqlConnection connection) {
        long session = Wire.of(connection).session();
        if (session == 0) {
            return Future.succeededFuture();
        }
        Pool pool = aside.get();
        return pool.preparedQuery("kill query " + session).execute().<Void>mapEmpty().onComplete(done -> pool.close());
    }

    /** By error number (MySQL and MariaDB server error reference). */
    @Override
    public Throwable explain(Throwable failure, Limits limits) {
        if (failure instanceof MySQLException refusal) {
            String words = Objects.requireNonNullElse(refusal.getMessage(), "")
                    .replaceFirst("^\\{.*?errorMessage='", "")
                    .replaceFirst("', errorCode=.*$", "");
            return switch (refusal.getErrorCode()) {
                case 1792, 1290, 1836 -> QueryFailure.refused("database tools only read; the server says: " + words);
                case 1969, 3024, 1317 -> Dialect.late(limits);
                default -> QueryFailure.failed("SQLSTATE " + refusal.getSqlState() + ", error "
                        + refusal.getErrorCode(), words);
            };
        }
        return Dialect.misfit(failure);
    }
}
