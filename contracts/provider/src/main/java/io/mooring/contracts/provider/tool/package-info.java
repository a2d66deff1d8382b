/**
 * Tools of providers that have code: what they are called, what they need, and how they run. They say what to send; the
 * executor sends it.
 *
 * <p>Reads: {@code tools.json} beside each provider. Leaves: {@link io.mooring.contracts.provider.tool.ProviderTool}.
 */
@NullMarked
package io.mooring.contracts.provider.tool;

import org.jspecify.annotations.NullMarked;
