/**
 * The command line, one class for each command.
 * Reads: arguments and environment. Leaves: what the commands do, and an exit code.
 */
@NullMarked
package io.mooring.local.command;

import org.jspecify.annotations.NullMarked;
