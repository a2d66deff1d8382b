/**
 * Repeats of a call with the same {@code Idempotency-Key}.
 *
 * <p>
 * Reads: the header. Leaves: table {@code claim}.
 */
@NullMarked
package io.mooring.executor.idempotency;

import org.jspecify.annotations.NullMarked;
