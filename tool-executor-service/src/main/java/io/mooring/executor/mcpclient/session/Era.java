package io.mooring.executor.mcpclient.session;

/** What a server turned out to be. */
enum Era {
    UNKNOWN,
    /** 2026-07-28: every request stands for itself. */
    MODERN,
    /** Sessions begin with {@code initialize}. */
    LEGACY,
    /** The same over HTTP+SSE of 2024. */
    SSE
}
