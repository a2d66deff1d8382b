/**
 * How events of providers arrive and prove where they come from, as data: one file a provider.
 *
 * <p>Reads: the files beside this package. Leaves: {@link io.mooring.contracts.provider.webhook.WebhookFacts}.
 */
@NullMarked
package io.mooring.contracts.provider.webhook;

import org.jspecify.annotations.NullMarked;
