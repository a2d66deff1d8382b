/**
 * PostgreSQL, MySQL and MariaDB: one statement, in a session that the server keeps from writing.
 *
 * <p>
 * Reads: statements and values for them. Leaves: rows as JSON.
 */
@NullMarked
package io.mooring.executor.database.sql;

import org.jspecify.annotations.NullMarked;
