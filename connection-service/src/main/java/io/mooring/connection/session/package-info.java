/**
 * Connect sessions: a link that lets one person connect accounts without any key of the platform in the browser. The link
 * works once, for the browser that opens it first; the session ends after minutes.
 *
 * <p>Reads: requests of the platform, the integration view, connections. Leaves: tables {@code connect_session},
 * {@code connect_attempt}.
 */
@NullMarked
package io.mooring.connection.session;

import org.jspecify.annotations.NullMarked;
