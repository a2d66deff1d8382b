package io.mooring.executor.publicationview;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/** Reads the copy of publications. */
@ApplicationScoped
public class PublicationViewStore {

    /** Empty when the tenant has none of that id, or it has not arrived. */
    public Uni<Optional<PublicationView>> find(Mutiny.Session session, String tenant, String id) {
        return session.find(PublicationRow.class, new PublicationRow.Key(tenant, id))
                .map(row -> Optional.ofNullable(row).map(PublicationRow::view));
    }
}
