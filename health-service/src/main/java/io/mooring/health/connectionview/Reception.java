package io.mooring.health.connectionview;

/** What a state record changed in the copy. */
public enum Reception {
    /** Older than what is known: nothing. */
    STALE,
    /** Something of it. */
    CHANGED,
    /** It became usable, or got another credential: what was held against the old one is void. */
    ACTIVATED
}
