/**
 * Finds the authorization server of an API nobody described, and registers Mooring there. Keeps nothing.
 *
 * <p>Reads: metadata of RFC 9728, RFC 8414 and OpenID Connect. Leaves: {@link io.mooring.connection.discovery.Discovered}.
 */
@NullMarked
package io.mooring.connection.discovery;

import org.jspecify.annotations.NullMarked;
