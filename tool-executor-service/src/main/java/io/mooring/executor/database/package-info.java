/**
 * Asks databases of users: PostgreSQL, MySQL and MariaDB, Redis, MongoDB. They are only read.
 *
 * <p>
 * Reads: the binding of a tool, arguments, placements. Leaves: an outcome, and clients for a while.
 */
@NullMarked
package io.mooring.executor.database;

import org.jspecify.annotations.NullMarked;
