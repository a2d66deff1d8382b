package io.mooring.executor.connectionview;

import java.io.Serializable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Table {@code preference_view}, for reading. */
@Entity
@Table(name = "preference_view", schema = "app")
@IdClass(PreferenceRow.Key.class)
class PreferenceRow {

    record Key(String tenant, String integration, String userId) implements Serializable {}

    @Id
    String tenant;

    @Id
    String integration;

    @Id
    @Column(name = "user_id")
    String userId;

    String connection;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PreferenceRow() {}
}
