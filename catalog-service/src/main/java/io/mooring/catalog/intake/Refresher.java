package io.mooring.catalog.intake;

import io.mooring.catalog.Kind;
import io.smallrye.mutiny.Uni;

/** A kind that can ask the source of an integration again. Each has one bean. */
interface Refresher {

    Kind kind();

    /** Rebuilds the integration in place; fails like {@link Registrations#replace}. */
    Uni<Refreshed> refresh(String tenant, String slug);
}
