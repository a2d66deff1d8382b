/**
 * MCP servers that are programs on this machine: installed, started, spoken with over their standard input and output,
 * and ended with everything they started. With the executor's rights, so only where every tenant is trusted.
 *
 * <p>
 * Reads: how an integration is reached, placements. Leaves: channels, and below {@code executor.stdio.directory} packages
 * and a folder for each connection.
 */
@NullMarked
package io.mooring.executor.stdio;

import org.jspecify.annotations.NullMarked;
