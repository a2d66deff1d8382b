/**
 * Consent that a person gives on another device, RFC 8628: Mooring polls until there is a grant.
 *
 * <p>Reads: requests, apps, answers of token endpoints. Leaves: connections with their grants; table {@code device_consent}.
 */
@NullMarked
package io.mooring.connection.device;

import org.jspecify.annotations.NullMarked;
