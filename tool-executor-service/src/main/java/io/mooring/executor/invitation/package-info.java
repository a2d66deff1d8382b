/**
 * Links by which users connect what their tools lack.
 *
 * <p>
 * Reads: {@code POST /internal/connect/sessions}, {@code connectionview}. Leaves: links, each for one user and one thing.
 */
@NullMarked
package io.mooring.executor.invitation;

import org.jspecify.annotations.NullMarked;
