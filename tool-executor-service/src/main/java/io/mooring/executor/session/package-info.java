/**
 * Sessions of the versions of MCP that have a handshake, each bound to who opened it and where; of the version without them, the
 * streams of those who listen.
 *
 * <p>
 * Reads: handshakes. Leaves: sessions, with what runs in them and what their clients were asked.
 */
@NullMarked
package io.mooring.executor.session;

import org.jspecify.annotations.NullMarked;
