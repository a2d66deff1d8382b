/**
 * What a connection authenticates with, sealed at rest. The only package that seals and unseals: what leaves it is rendered
 * for one outgoing request.
 *
 * <p>Reads: inputs of a new connection, auth methods. Leaves: table {@code credential}, rendered placements.
 */
@NullMarked
package io.mooring.connection.credential;

import org.jspecify.annotations.NullMarked;
