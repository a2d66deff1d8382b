/**
 * What Mooring knows about a third party: one interface, and one small package per shipped provider. Facts are a data
 * file beside the provider's class; nothing here opens a connection.
 *
 * <p>Reads: the providers' data files. Leaves: {@link io.mooring.contracts.provider.Providers}.
 */
@NullMarked
package io.mooring.contracts.provider;

import org.jspecify.annotations.NullMarked;
