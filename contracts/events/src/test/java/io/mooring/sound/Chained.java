package io.mooring.sound;

import io.smallrye.mutiny.Uni;

/** Leaves the waiting to its caller. */
final class Chained {

    Uni<String> chain(Uni<String> egg) {
        return egg.map(String::strip);
    }
}
