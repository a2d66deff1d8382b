package io.mooring.executor.database.sql;

import io.mooring.executor.ToolError;
import io.mooring.executor.database.answer.Limits;
import io.mooring.executor.database.answer.QueryFailure;
import io.mooring.executor.database.answer.Table;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** How a kind of server is kept from writing, asked, and stopped. */
interface Dialect {

    /** From here to {@link #end} the server writes nothing, and cancels what takes too long. */
    Future<Void> begin(SqlConnection connection, Limits limits);

    /** Fills the table; fails as the driver does. */
    Future<Void> read(SqlConnection connection, SqlStatement statement, Table table);

    /** Leaves nothing of the question in the session: locks, settings, transaction. */
    Future<Void> end(SqlConnection connection);

    /** Asks the server to stop what the connection runs. */
    Future<Void> cancel(SqlConnection connection);

    /** The server's refusal in our words; anything else as it is. */
    Throwable explain(Throwable failure, Limits limits);

    static QueryFailure late(Limits limits) {
        return new QueryFailure(ToolError.QUERY_TIMEOUT,
                "the query took longer than " + limits.time().toSeconds() + " s and was cancelled");
    }

    /** Drivers judge values by themselves, in texts that quote them; anything else as it is. */
    static Throwable misfit(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        return text.contains("parameters to execute") || text.contains("Parameter at position")
                ? QueryFailure.failed("the statement can't be run", "its parameters do not fit its placeholders")
                : failure;
    }
}
