/**
 * Webhooks that were refused: counted all, and some kept for the operator to see why.
 *
 * <p>Reads: what the intake refused. Leaves: a metric, a line in the log, rows of {@code app.refusal}.
 */
@NullMarked
package io.mooring.webhook.refusal;

import org.jspecify.annotations.NullMarked;
