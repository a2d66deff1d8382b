package io.mooring.executor.database.answer;

import java.time.Duration;

/**
 * How much one question may cost.
 *
 * @param rows most rows, documents or elements to answer
 * @param bytes about the largest result
 * @param time for the statement on the server
 */
public record Limits(int rows, long bytes, Duration time) {

    public Limits withRows(int wanted) {
        return new Limits(wanted, bytes, time);
    }
}
