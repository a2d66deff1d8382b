package io.mooring.unsound;

import io.smallrye.mutiny.Uni;

/** Starts work nobody hears the end of. */
final class Detaching {

    void detach(Uni<String> egg) {
        egg.subscribe().with(laid -> {});
    }
}
