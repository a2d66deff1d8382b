package io.mooring.health.signal;

/** What one observation says about the upstream. */
public enum Finding {
    /** A call succeeded. */
    WORKED,
    /** A connection became usable, or got another credential. */
    ACTIVATED,
    /** The upstream answered with an error of its own: 5xx, 429, not HTTP. */
    FAULTY,
    /** No answer: name, connection, TLS, time. */
    UNREACHABLE,
    /** The upstream does not accept the credential: 401, 403. */
    REFUSED
}
