package io.mooring.contracts.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JacksonException;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.core.impl.NoStackTraceTimeoutException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;

/** Tells a database that is away from a statement that is wrong: only the first one is worth a retry. */
final class StoreOutage {

    private StoreOutage() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && !(cause instanceof JacksonException)
                    || cause instanceof ClosedConnectionException || cause instanceof ConnectionPoolTooBusyException
                    || cause instanceof TimeoutException || cause instanceof NoStackTraceTimeoutException
                    || cause instanceof NoStackTraceThrowable && !wrongParameters(cause.getMessage())
                    || cause instanceof PgException e && away(e.getSqlState())
                    // Hibernate Reactive hands the driver's exception on as one of JDBC.
                    || cause instanceof SQLException f && away(f.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The driver says both "closed" and "parameter 1 has the wrong type" by one class; only the text tells them apart. */
    private static boolean wrongParameters(@Nullable String message) {
        return message != null && message.toLowerCase(Locale.ROOT).contains("parameter");
    }

    /** SQLSTATE classes 08 (connection), 53 (resources) and 57P (shutdown), and 40 (rolled back to be retried). */
    private static boolean away(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("53") || sqlState.startsWith("57P")
                || sqlState.startsWith("40"));
    }
}
