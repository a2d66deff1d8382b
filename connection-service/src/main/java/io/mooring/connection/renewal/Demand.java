package io.mooring.connection.renewal;

/** Whether the access token a connection has will do for a caller who needs one now. */
public enum Demand {

    /** It will; or nothing can be got in its place. */
    SATISFIED,
    /** The next one has to be got first. */
    RENEWAL,
    /** The next one is needed, and could not be got a moment ago: not to be tried before {@link FreshTokens#retryAt}. */
    PATIENCE
}
