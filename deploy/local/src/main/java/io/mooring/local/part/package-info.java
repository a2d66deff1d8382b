/**
 * The real parts of the stack, one class for each: what it needs, how it is configured, when it is ready.
 * Reads: {@code Site}. Leaves: each part's configuration and data under {@code MOORING_HOME}.
 */
@NullMarked
package io.mooring.local.part;

import org.jspecify.annotations.NullMarked;
