package io.mooring.catalog.integration;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.integration.SourceRow.Key;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.source}; they go with their integration. */
@ApplicationScoped
public class SourceStore {

    /** Keeps a text, or none. The integration's row must exist. */
    public Uni<Void> keep(Mutiny.Session session, Integration integration, byte @Nullable [] text) {
        Key key = new Key(integration.tenant(), integration.slug());
        return session.find(SourceRow.class, key).chain(row -> {
            if (row != null && text != null) {
                row.text = text;
            } else if (row != null) {
                return session.remove(row);
            }
            return row == null && text != null
                    ? session.persist(new SourceRow(key, text))
                    : Uni.createFrom().voidItem();
        }).call(session::flush);
    }

    /** Empty when none is kept. */
    public Uni<Optional<byte[]>> find(Mutiny.Session session, String tenant, String slug) {
        return session.find(SourceRow.class, new Key(tenant, slug))
                .map(row -> Optional.ofNullable(row).map(found -> found.text));
    }
}
