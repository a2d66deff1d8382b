package io.mooring.connection.lease;

import java.time.Instant;
import java.util.List;

import io.mooring.connection.credential.RenderedPlacement;

/**
 * What to add to a request, and for how long.
 *
 * @param credentialVersion void as soon as the connection has a higher one
 */
record Lease(String connection, long credentialVersion, List<RenderedPlacement> placements, Instant expiresAt) {}
