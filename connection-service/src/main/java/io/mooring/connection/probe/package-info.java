/**
 * Whether a credential works and whose it is: the identity probe of its provider.
 *
 * <p>Reads: facts of providers, credentials. Leaves: verified, refused and hindered connections.
 */
@NullMarked
package io.mooring.connection.probe;

import org.jspecify.annotations.NullMarked;
