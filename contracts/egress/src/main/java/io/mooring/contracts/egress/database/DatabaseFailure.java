package io.mooring.contracts.egress.database;

import java.util.Objects;

/**
 * Why a database could not be reached or entered. The message is one clause for the caller, in our words: nothing of the
 * login, of an address or of what the server said is in it. It has no cause: drivers quote connection strings, and
 * servers what they please.
 */
public final class DatabaseFailure extends RuntimeException {

    private final DatabaseFault fault;

    public DatabaseFailure(DatabaseFault fault, String reason) {
        super(Objects.requireNonNull(reason));
        this.fault = Objects.requireNonNull(fault);
    }

    public DatabaseFault fault() {
        return fault;
    }

    /** One clause that is safe to show. */
    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
