/**
 * How subscriptions are doing: who fails for days is told, then disabled.
 *
 * <p>Reads: how attempts ended. Leaves: how it is doing, in rows of {@code app.subscription};
 * {@code webhook.subscription_failing}, {@code webhook.subscription_disabled}.
 */
@NullMarked
package io.mooring.webhook.standing;

import org.jspecify.annotations.NullMarked;
