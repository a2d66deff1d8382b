/**
 * A look at an MCP server that is not in the catalog, without storing anything.
 *
 * <p>
 * Reads: what the server answers, through the egress guard. Leaves: what it said.
 */
@NullMarked
package io.mooring.catalog.probe;

import org.jspecify.annotations.NullMarked;
