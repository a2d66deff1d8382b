package io.mooring.executor.database;

import org.jboss.logging.Logger;

import io.mooring.contracts.egress.database.DatabaseFailure;
import io.mooring.contracts.egress.database.DatabaseFailures;
import io.mooring.contracts.egress.database.DatabaseFault;
import io.mooring.contracts.egress.database.DatabaseKind;
import io.mooring.executor.Outcome;
import io.mooring.executor.ToolError;
import io.mooring.executor.database.answer.QueryFailure;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;

/** What a question without an answer means for the call. Nothing was changed: it has failed, never "unknown". */
final class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    static Outcome outcome(DatabaseKind kind, Throwable failure) {
        if (failure instanceof QueryFailure known) {
            return new Outcome.Failed(known.error(), known.detail(), null);
        }
        if (failure instanceof NoStackTraceThrowable && "Timeout".equals(failure.getMessage())) {
            return new Outcome.Failed(ToolError.UPSTREAM_TIMEOUT, "there was no connection in time; try again", null);
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return new Outcome.Failed(ToolError.DATABASE_BUSY, "too many queries wait for this database; try again",
                    null);
        }
        DatabaseFailure connecting = DatabaseFailures.of(kind, failure);
        if (connecting.fault() == DatabaseFault.FAILED && !(failure instanceof DatabaseFailure)) {
            LOG.warnf("a question to %s failed: %s", kind.label(), failure.getClass().getName());
        }
        return new Outcome.Failed(error(connecting.fault()), connecting.reason(), null);
    }

    private static ToolError error(DatabaseFault fault) {
        return switch (fault) {
            case ADDRESS_REFUSED -> ToolError.EGRESS_REFUSED;
            case NO_ANSWER -> ToolError.UPSTREAM_TIMEOUT;
            case BUSY -> ToolError.DATABASE_BUSY;
            case LOGIN_REJECTED, LOGIN_REQUIRED, DATABASE_MISSING, ACCESS_DENIED, TLS_REQUIRED, STRING_UNUSABLE ->
                ToolError.DATABASE_REFUSED;
            case ANSWER_TOO_LARGE -> ToolError.RESPONSE_TOO_LARGE;
            case OTHER_PROTOCOL -> ToolError.BAD_RESPONSE;
            case HOST_UNKNOWN, CONNECTION_REFUSED, TLS_NOT_OFFERED, TLS_UNTRUSTED, TLS_WRONG_HOST, TLS_FAILED,
                    CONNECTION_LOST, FAILED ->
                ToolError.UPSTREAM_UNREACHABLE;
        };
    }
}
