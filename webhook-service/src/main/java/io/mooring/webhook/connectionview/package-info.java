/**
 * Local copy of connections: whose account at which provider they are.
 *
 * <p>Reads: {@code state.connection}, {@code state.integration}. Leaves: rows of {@code app.connection_view} and
 * {@code app.integration_view}.
 */
@NullMarked
package io.mooring.webhook.connectionview;

import org.jspecify.annotations.NullMarked;
