/**
 * What tools are called at the MCP endpoint: as everywhere, or as their own server calls them where a binding says so.
 *
 * <p>
 * Reads: {@code toolview}, mandates. Leaves: names.
 */
@NullMarked
package io.mooring.executor.naming;

import org.jspecify.annotations.NullMarked;
