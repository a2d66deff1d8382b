/**
 * Due deliveries: claim them, have them attempted, write down what came of it.
 *
 * <p>Reads: due rows of {@code app.delivery}. Leaves: attempts; {@code webhook.delivered} or {@code webhook.undeliverable}.
 */
@NullMarked
package io.mooring.webhook.delivery;

import org.jspecify.annotations.NullMarked;
