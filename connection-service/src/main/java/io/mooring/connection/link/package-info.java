/**
 * Connections: one authorised account of an integration, owned by the whole tenant or by one user.
 *
 * <p>Reads: triggers. Leaves: table {@code connection}; topics {@code connection.created} and the rest of its life cycle,
 * {@code state.connection}.
 */
@NullMarked
package io.mooring.connection.link;

import org.jspecify.annotations.NullMarked;
