package io.mooring.connection.database;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.egress.database.DatabaseKind;

/** The place of a database connection; written once. */
@Entity
@Table(name = "database_place", schema = "app")
@IdClass(DatabaseRow.Key.class)
class DatabaseRow {

    record Key(String tenant, String connection) {}

    @Id
    String tenant;

    @Id
    String connection;

    String type;

    String host;

    @Nullable
    Integer port;

    String database;

    boolean tls;

    @Column(name = "read_only")
    boolean readOnly;

    String server;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DatabaseRow() {}

    DatabaseRow(String tenant, String connection, DatabasePlace place) {
        this.tenant = tenant;
        this.connection = connection;
        this.type = place.kind().type();
        this.host = place.host();
        this.port = place.port();
        this.database = place.database();
        this.tls = place.tls();
        this.readOnly = place.readOnly();
        this.server = place.server();
    }

    DatabasePlace place() {
        return new DatabasePlace(DatabaseKind.of(type).orElseThrow(), host, port, database, tls, readOnly, server);
    }
}
