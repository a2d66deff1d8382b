/**
 * Event times subscriptions and publications: whom it concerns, decided once per event.
 *
 * <p>Reads: {@code webhook.received}. Leaves: events, rows of {@code app.delivery}, {@code webhook.dispatched}, a wake-up for delivery.
 */
@NullMarked
package io.mooring.webhook.dispatch;

import org.jspecify.annotations.NullMarked;
