/**
 * The end of connections: refused from that moment on, told to their provider, and only then without a secret.
 *
 * <p>Reads: connections to be ended, their grants, apps. Leaves: revoked and removed connections.
 */
@NullMarked
package io.mooring.connection.revocation;

import org.jspecify.annotations.NullMarked;
