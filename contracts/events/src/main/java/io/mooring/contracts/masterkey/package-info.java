/**
 * The keys above all other keys, which seal the keysets of tenants. A key management system would take this package's place.
 *
 * <p>Reads: {@code MOORING_MASTER_KEY} or its file. Leaves: sealed keysets.
 */
@NullMarked
package io.mooring.contracts.masterkey;

import org.jspecify.annotations.NullMarked;
