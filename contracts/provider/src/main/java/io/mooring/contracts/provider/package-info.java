/**
 * What Mooring knows about third parties: one small data file each, and one interface for those that need code. Nothing
 * here opens a connection.
 *
 * <p>Reads: the files of {@code shipped}. Leaves: {@link io.mooring.contracts.provider.Providers}.
 */
@NullMarked
package io.mooring.contracts.provider;

import org.jspecify.annotations.NullMarked;
