package io.mooring.executor.lease;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * The answer of connection-service; printed without values, since {@link Placement} is.
 *
 * @param credentialVersion rises with every new credential of the connection
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Lease(String connection, long credentialVersion, List<Placement> placements, Instant expiresAt) {}
