package io.mooring.webhook.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.mooring.contracts.problem.GeneralError;

/**
 * Where a listener is in the stream of a tenant's events: by the transaction that stored them, since one that began earlier
 * may end later.
 *
 * @param tx number of the transaction
 * @param at when the event was received
 * @param id of the last event it has; empty: it has none of this transaction
 */
public record StreamPosition(long tx, Instant at, String id) {

    private static final int PARTS = 3;

    /** Before everything that was stored in this transaction and after. */
    static StreamPosition before(long tx) {
        return new StreamPosition(tx, Instant.EPOCH, "");
    }

    static StreamPosition of(ListedEventRow row) {
        return new StreamPosition(row.tx, row.receivedAt, row.id);
    }

    /** Id of an event in the stream. */
    public String text() {
        return tx + "-" + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }

    /** Reads header {@code Last-Event-ID}. Fails with 400. */
    public static StreamPosition parse(String text) {
        String[] parts = text.split("-", PARTS);
        try {
            if (parts.length == PARTS && text.indexOf('\0') < 0) {
                return new StreamPosition(Long.parseLong(parts[0]),
                        Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS), parts[2]);
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            // said below
        }
        throw GeneralError.BAD_REQUEST.at("Last-Event-ID", "expected the id of an event of this stream");
    }
}
