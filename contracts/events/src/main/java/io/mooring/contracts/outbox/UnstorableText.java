package io.mooring.contracts.outbox;

import io.vertx.pgclient.PgException;

/** A text with the character U+0000, the only one PostgreSQL can't keep: the caller's mistake, wherever it came in. */
final class UnstorableText {

    /** SQLSTATE character_not_in_repertoire. */
    private static final String SQL_STATE = "22021";

    private UnstorableText() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException e && SQL_STATE.equals(e.getSqlState())) {
                return true;
            }
        }
        return false;
    }
}
