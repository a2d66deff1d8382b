package io.mooring.connection.preference;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Table {@code preference}, for reading and deleting. */
@Entity
@Table(name = "preference", schema = "app")
@IdClass(PreferenceRow.Key.class)
class PreferenceRow {

    record Key(String tenant, String integration, String userId) {}

    @Id
    String tenant;

    @Id
    String integration;

    @Id
    @Column(name = "user_id")
    String userId;

    String connection;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PreferenceRow() {}

    Preference preference() {
        return new Preference(userId, integration, connection);
    }
}
