/**
 * Asks upstreams what they offer on a connection, under its lease: when the connection becomes active, when its integration
 * was configured anew, when somebody wants it, and when the last answer is old. How a kind is asked is its
 * {@link io.mooring.executor.inquiry.Inquirer}; what becomes of an answer is the catalog's affair.
 *
 * <p>
 * Reads: the views, leases. Leaves: rows of {@code app.inquiry}, {@code connection.tools_discovered}.
 */
@NullMarked
package io.mooring.executor.inquiry;

import org.jspecify.annotations.NullMarked;
