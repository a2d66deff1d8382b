/**
 * When to try again, and when to give up.
 *
 * <p>Reads: the outcome of an attempt. Leaves: a verdict.
 */
@NullMarked
package io.mooring.webhook.retry;

import org.jspecify.annotations.NullMarked;
