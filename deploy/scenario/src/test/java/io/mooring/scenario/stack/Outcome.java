package io.mooring.scenario.stack;

/**
 * How one run of {@code ./mooring} ended.
 *
 * @param command what was asked for
 * @param exit exit code
 * @param out standard output
 * @param err standard error
 */
public record Outcome(String command, int exit, String out, String err) {

    public boolean succeeded() {
        return exit == 0;
    }

    /** This outcome when it is a success. */
    public Outcome require() {
        if (!succeeded()) {
            throw new AssertionError(toString());
        }
        return this;
    }

    @Override
    public String toString() {
        return "./mooring " + command + " ended with " + exit + "\n" + out + err;
    }
}
