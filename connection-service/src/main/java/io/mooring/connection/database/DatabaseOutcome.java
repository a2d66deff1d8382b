package io.mooring.connection.database;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.mooring.contracts.egress.database.DatabaseCheck.Found;
import io.mooring.contracts.egress.database.DatabaseFailure;
import io.mooring.contracts.egress.database.DatabaseKind;

/**
 * How a test ended; a failed one is an answer, too.
 *
 * @param message for the person who filled the form
 * @param code what was wrong, in a word for programs
 * @param field of the form to look at
 * @param server what it said it is
 * @param tls whether the connection was encrypted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DatabaseOutcome(boolean success, String message, @Nullable String code, @Nullable String field,
        @Nullable String server, @Nullable Boolean tls) {

    static DatabaseOutcome good(Found found) {
        return new DatabaseOutcome(true, "Connection successful", null, null, found.server(), found.tls());
    }

    static DatabaseOutcome bad(DatabaseKind kind, DatabaseFailure failure) {
        String reason = failure.reason();
        return new DatabaseOutcome(false, Character.toUpperCase(reason.charAt(0)) + reason.substring(1),
                failure.fault().slug(), failure.fault().field(kind), null, null);
    }
}
