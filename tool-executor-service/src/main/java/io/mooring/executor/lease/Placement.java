package io.mooring.executor.lease;

/**
 * One credential value and where it goes.
 *
 * @param carrier {@code header}, {@code query} or {@code cookie}
 */
public record Placement(String carrier, String name, String value) {

    /** Without the value. */
    @Override
    public String toString() {
        return carrier + " " + name;
    }
}
