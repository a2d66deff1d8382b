/**
 * Local copy of connections: whose account at which provider they are. The first to a provider makes its endpoint.
 *
 * <p>Reads: {@code state.connection}, {@code state.integration}. Leaves: rows of {@code app.connection_view} and
 * {@code app.integration_view}.
 */
@NullMarked
package io.mooring.webhook.connectionview;

import org.jspecify.annotations.NullMarked;
