/**
 * Databases of users: the forms, the test, connections with a sealed login (requirement S4-2).
 *
 * <p>
 * Reads: requests, the forms of {@code contracts/provider}, databases through the egress guard. Leaves: connections, their
 * sealed inputs, table {@code database_place}.
 */
@NullMarked
package io.mooring.connection.database;

import org.jspecify.annotations.NullMarked;
