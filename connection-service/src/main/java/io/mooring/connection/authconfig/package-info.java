/**
 * Auth configs: for each app of a tenant what Mooring is at its authorization server, and what it asks for; and the URLs
 * browsers may be sent to afterwards.
 *
 * <p>Reads: facts of providers, auth methods of integrations. Leaves: tables {@code auth_config}, {@code return_url};
 * {@link io.mooring.connection.authconfig.App} for whoever talks to the server.
 */
@NullMarked
package io.mooring.connection.authconfig;

import org.jspecify.annotations.NullMarked;
