/**
 * Receive, verify, publish: an accepted webhook is in Kafka before its sender is told so.
 *
 * <p>Reads: requests of providers, cached endpoints. Leaves: {@code webhook.received}.
 */
@NullMarked
package io.mooring.webhook.intake;

import org.jspecify.annotations.NullMarked;
