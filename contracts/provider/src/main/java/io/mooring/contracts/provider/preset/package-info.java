/**
 * Integrations that are known before anybody describes them: the curated list, what else is worth a click, and bundles.
 *
 * <p>Reads: the files of {@code preset}. Leaves: {@link io.mooring.contracts.provider.preset.Presets}.
 */
@NullMarked
package io.mooring.contracts.provider.preset;

import org.jspecify.annotations.NullMarked;
