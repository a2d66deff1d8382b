package io.mooring.unsound;

import io.smallrye.mutiny.Uni;

/** Waits on an event loop. */
final class Waiting {

    String wait(Uni<String> egg) {
        return egg.await().indefinitely();
    }
}
