/**
 * What happened at a provider, read out of what it sent: the words every provider's events are told in.
 *
 * <p>Reads: webhooks whose signature held. Leaves: {@link io.mooring.contracts.provider.event.TypedEvent}.
 */
@NullMarked
package io.mooring.contracts.provider.event;

import org.jspecify.annotations.NullMarked;
