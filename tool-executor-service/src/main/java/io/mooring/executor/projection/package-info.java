/**
 * The journal of calls as a table.
 *
 * <p>
 * Reads: {@code tool.started}, {@code tool.invoked}. Leaves: rows of {@code call}, and up to when it has all of them.
 */
@NullMarked
package io.mooring.executor.projection;

import org.jspecify.annotations.NullMarked;
