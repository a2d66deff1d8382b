/**
 * Tenants and their API keys: made, shown once, listed, revoked. Only hashes are kept.
 *
 * <p>Reads: requests of the installation admin and of tenant admins. Leaves: tables {@code tenant}, {@code api_key}; topic
 * {@code state.api-key}.
 */
@NullMarked
package io.mooring.connection.apikey;

import org.jspecify.annotations.NullMarked;
