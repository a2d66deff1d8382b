package io.mooring.connection.handoff;

import java.net.URI;

/** What a browser gets. */
sealed interface Step {

    /** @param status HTTP status */
    record Shown(int status, Screen screen) implements Step {}

    /** On to another page. */
    record Sent(URI to) implements Step {}
}
