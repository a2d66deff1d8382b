/**
 * Connections: one authorised account of an integration, owned by the whole tenant or by one user.
 *
 * <p>Reads: requests, the integration view, state records of the catalog. Leaves: table {@code connection}; topics
 * {@code connection.created}, {@code .activated}, {@code .removed}, {@code state.connection}.
 */
@NullMarked
package io.mooring.connection.link;

import org.jspecify.annotations.NullMarked;
