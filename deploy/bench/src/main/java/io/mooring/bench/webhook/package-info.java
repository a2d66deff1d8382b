/**
 * What webhooks cost on their way in and out, and what gets in their way.
 *
 * <p>Reads: the running stack; subscribers are in this process. Leaves: figures on standard output.
 */
@NullMarked
package io.mooring.bench.webhook;

import org.jspecify.annotations.NullMarked;
