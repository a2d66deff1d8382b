/**
 * Where providers send their events to, and the secrets that prove it was them.
 *
 * <p>Reads: requests of operators. Leaves: rows of {@code app.endpoint}; {@link io.mooring.webhook.endpoint.CachedEndpoints} for the intake.
 */
@NullMarked
package io.mooring.webhook.endpoint;

import org.jspecify.annotations.NullMarked;
