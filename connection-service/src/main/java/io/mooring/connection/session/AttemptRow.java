package io.mooring.connection.session;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A connection somebody began to make or mend in a session; inserted by native SQL, the first time counts. */
@Entity
@Table(name = "connect_attempt", schema = "app")
@IdClass(AttemptRow.Key.class)
class AttemptRow {

    record Key(String tenant, String session, String connection) {}

    @Id
    String tenant;

    @Id
    String session;

    @Id
    String connection;

    @Column(name = "credential_version")
    long credentialVersion;

    @Column(name = "created_at")
    Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AttemptRow() {}
}
