/**
 * Secrets at rest: AES-256-GCM with one envelope key per tenant.
 *
 * <p>Reads: the master key, table {@code app.tenant_key}. Leaves: sealed bytes.
 */
@NullMarked
package io.mooring.contracts.secret;

import org.jspecify.annotations.NullMarked;
