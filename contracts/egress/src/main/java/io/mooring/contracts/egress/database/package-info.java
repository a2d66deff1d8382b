/**
 * Sockets to databases, opened to judged addresses only: PostgreSQL, MySQL and MariaDB, Redis, MongoDB. TLS verifies the
 * name, not the address. What goes wrong is said in one closed set of words, without anything of the credential.
 *
 * <p>
 * Reads: the inputs of a database connection, the {@link io.mooring.contracts.egress.EgressGuard}. Leaves: pools and
 * clients of the drivers, which whoever opens them closes, or a {@link DatabaseFailure}. The drivers are optional
 * dependencies of this module: the services that speak to databases bring them.
 */
@NullMarked
package io.mooring.contracts.egress.database;

import org.jspecify.annotations.NullMarked;
