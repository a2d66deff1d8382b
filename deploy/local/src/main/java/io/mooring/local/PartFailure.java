package io.mooring.local;

import java.nio.file.Path;

/** Something the user must read: one line, no stack trace. Names the part and its log where there is one. */
public final class PartFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public PartFailure(String why) {
        super(why);
    }

    public PartFailure(String part, String why, Path log) {
        super(part + " failed: " + why + "; its log is " + log);
    }

    public PartFailure(String why, Throwable cause) {
        super(why + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
