package io.mooring.contracts.outbox;

import java.sql.SQLException;

import io.vertx.pgclient.PgException;

/** A text with the character U+0000, the only one PostgreSQL can't keep: the caller's mistake, wherever it came in. */
final class UnstorableText {

    /** SQLSTATE character_not_in_repertoire. */
    private static final String SQL_STATE = "22021";

    private UnstorableText() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            // Hibernate Reactive hands the driver's exception on as one of JDBC.
            if (cause instanceof SQLException e && SQL_STATE.equals(e.getSQLState())
                    || cause instanceof PgException f && SQL_STATE.equals(f.getSqlState())) {
                return true;
            }
        }
        return false;
    }
}
