package io.mooring.sound;

import jakarta.inject.Inject;

/** What it needs is in its constructor. */
final class ConstructorInjection {

    final String egg;

    @Inject
    ConstructorInjection(String egg) {
        this.egg = egg;
    }
}
