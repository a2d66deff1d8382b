/**
 * What the installation knows about third parties: told to callers, and published for the services that connect.
 *
 * <p>Reads: the facts of {@code contracts/provider}. Leaves: {@code state.provider}, rows of {@code app.provider}.
 */
@NullMarked
package io.mooring.catalog.provider;

import org.jspecify.annotations.NullMarked;
