/**
 * Brings the copy of the MCP registry up to date: all of it page by page once, then what changed. One process at a time; where
 * it is stands beside the rows, so another one goes on there.
 *
 * <p>
 * Reads: the registry's pages. Leaves: the copy of {@code registry}, and {@code registry.synced}.
 */
@NullMarked
package io.mooring.catalog.sync;

import org.jspecify.annotations.NullMarked;
