/**
 * What a tool call hands back to say which webhook caused it: made by webhook-service, checked by the executor.
 *
 * <p>Reads: nothing. Leaves: {@link io.mooring.contracts.origin.WebhookOrigin}.
 */
@NullMarked
package io.mooring.contracts.origin;

import org.jspecify.annotations.NullMarked;
