/**
 * Secrets at rest: AES-256-GCM with one envelope keyset per tenant, and the rotation of all keys while traffic runs.
 *
 * <p>Reads: tables {@code app.tenant_key} and {@code app.key_rotation}, the service's {@code SealedColumns}. Leaves: sealed
 * bytes.
 */
@NullMarked
package io.mooring.contracts.secret;

import org.jspecify.annotations.NullMarked;
