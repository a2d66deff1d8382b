package io.mooring.webhook.dispatch;

import io.mooring.webhook.event.Arrived;

/**
 * A delivery that was written.
 *
 * @param id of the delivery
 * @param subscription id
 */
record Made(String id, Arrived event, String subscription) {}
