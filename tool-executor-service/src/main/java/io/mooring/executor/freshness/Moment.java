package io.mooring.executor.freshness;

/**
 * A state of a tenant's rows: two equal ones mean that nothing changed in between.
 *
 * @param all how often everything may have changed
 * @param own how often this tenant's rows did
 */
record Moment(long all, long own) {}
