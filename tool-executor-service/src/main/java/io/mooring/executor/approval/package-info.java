/**
 * Calls that wait for an approval, from the moment they were asked for until their answer is fetched.
 *
 * <p>
 * Reads: calls whose arguments fit, decisions. Leaves: table {@code approval}, {@code /api/approvals}.
 */
@NullMarked
package io.mooring.executor.approval;

import org.jspecify.annotations.NullMarked;
