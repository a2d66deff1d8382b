/**
 * What was read from this service's tables, kept in memory as long as it is true.
 *
 * <p>
 * Reads: notices of PostgreSQL that rows of a tenant changed. Leaves: values that are as good as read since the request began.
 */
@NullMarked
package io.mooring.executor.freshness;

import org.jspecify.annotations.NullMarked;
