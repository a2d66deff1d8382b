package io.mooring.connection.credential;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The sealed inputs of a connection. */
@Entity
@Table(name = "credential", schema = "app")
@IdClass(CredentialRow.Key.class)
class CredentialRow {

    record Key(String tenant, String connection) {}

    @Id
    String tenant;

    @Id
    String connection;

    byte[] sealed;

    long version;

    @Column(name = "sealed_at")
    Instant sealedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CredentialRow() {}

    CredentialRow(String tenant, String connection, byte[] sealed, Instant sealedAt) {
        this.tenant = tenant;
        this.connection = connection;
        this.sealed = sealed;
        this.version = 1;
        this.sealedAt = sealedAt;
    }
}
