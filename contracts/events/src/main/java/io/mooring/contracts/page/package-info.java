/**
 * Cursor pagination, the same on every list.
 *
 * <p>Reads: {@code limit} and {@code cursor}. Leaves: {@code nextCursor}.
 */
@NullMarked
package io.mooring.contracts.page;

import org.jspecify.annotations.NullMarked;
