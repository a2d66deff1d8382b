/**
 * Requests that may be sent twice: one with an {@code Idempotency-Key} has its effect once and its first answer for a
 * day.
 *
 * <p>
 * Reads: answers. Leaves: rows of {@code app.answer}.
 */
@NullMarked
package io.mooring.catalog.repeat;

import org.jspecify.annotations.NullMarked;
