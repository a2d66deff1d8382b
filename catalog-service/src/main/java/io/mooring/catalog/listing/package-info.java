/**
 * Tools as MCP servers list them, in the words of the catalog.
 *
 * <p>
 * Reads: results of {@code tools/list}. Leaves: toolsets.
 */
@NullMarked
package io.mooring.catalog.listing;

import org.jspecify.annotations.NullMarked;
