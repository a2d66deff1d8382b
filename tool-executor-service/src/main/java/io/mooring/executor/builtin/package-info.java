/**
 * Runs the tools Mooring brings itself: catalog-service does what they say, for the caller of the tool.
 *
 * <p>
 * Reads: a caller, arguments, {@code POST /internal/control/{tool}}. Leaves: an outcome.
 */
@NullMarked
package io.mooring.executor.builtin;

import org.jspecify.annotations.NullMarked;
