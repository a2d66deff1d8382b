package io.mooring.connection.credential;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** The sealed inputs of a connection, and apart from them what renews them. */
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

    @Column(name = "grant_sealed")
    byte @Nullable [] grantSealed;

    /** The refresh token before the present one. */
    @Column(name = "previous_sealed")
    byte @Nullable [] previousSealed;

    @Nullable
    @Column(name = "previous_until")
    Instant previousUntil;

    long version;

    @Column(name = "sealed_at")
    Instant sealedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CredentialRow() {}

    CredentialRow(String tenant, String connection, byte[] sealed, Instant sealedAt) {
        this.tenant = tenant;
        this.connection = connection;
        this.version = 1;
        this.sealed = sealed;
        this.sealedAt = sealedAt;
    }

    void replace(byte[] inputs, Instant at) {
        sealed = inputs;
        sealedAt = at;
        version++;
    }

    /** Both or neither. */
    void replacePrevious(byte @Nullable [] token, @Nullable Instant until) {
        previousSealed = token;
        previousUntil = until;
    }
}
