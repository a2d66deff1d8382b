package io.mooring.unsound;

import jakarta.inject.Inject;

/** A field nobody can set in a test. */
final class FieldInjection {

    @Inject
    @SuppressWarnings("NullAway.Init")
    String egg;
}
