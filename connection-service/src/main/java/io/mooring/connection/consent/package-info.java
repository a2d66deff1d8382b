/**
 * The way of a browser to a provider and back: start page, cookie, state, callback, exchange, and whose account it is.
 *
 * <p>Reads: auth configs, what a browser brings back. Leaves: table {@code consent}; connections that are ACTIVE, or FAILED
 * with nothing of the grant left.
 */
@NullMarked
package io.mooring.connection.consent;

import org.jspecify.annotations.NullMarked;
