package io.mooring.executor.inquiry;

/**
 * A connection this process asks, and nobody else.
 *
 * @param version of the answer, if there is one
 */
record Claim(String tenant, String connection, long version) {}
