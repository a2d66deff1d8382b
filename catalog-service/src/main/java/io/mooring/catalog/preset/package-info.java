/**
 * Integrations that are known by name: listed, and made into drafts of whatever kind they are.
 *
 * <p>Reads: the presets and facts of {@code contracts/provider}. Leaves: drafts.
 */
@NullMarked
package io.mooring.catalog.preset;

import org.jspecify.annotations.NullMarked;
