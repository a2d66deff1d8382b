package io.mooring.executor.publicationview;

import java.util.Set;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** Table {@code publication_view}, for reading. */
@Entity
@Table(name = "publication_view", schema = "app")
@IdClass(PublicationRow.Key.class)
class PublicationRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String provider;

    String connection;

    String[] actions;

    String reach;

    @Nullable
    @Column(name = "user_id")
    String userId;

    @Nullable
    String resource;

    boolean revoked;

    @Nullable
    @Column(name = "origin_key")
    String originKey;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PublicationRow() {}

    PublicationView view() {
        return new PublicationView(id, provider, connection, Set.of(actions), reach, userId, resource, revoked,
                originKey);
    }
}
