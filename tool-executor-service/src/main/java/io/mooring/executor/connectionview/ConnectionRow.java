package io.mooring.executor.connectionview;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** Table {@code connection_view}, for reading. */
@Entity
@Table(name = "connection_view", schema = "app")
@IdClass(ConnectionKey.class)
class ConnectionRow {

    @Id
    String tenant;

    @Id
    String id;

    String owner;

    @Column(name = "user_id")
    @Nullable
    String userId;

    String integration;

    String name;

    String template;

    String status;

    @Nullable
    String reason;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ConnectionRow() {}

    ConnectionView view() {
        return new ConnectionView(id, owner, userId, integration, name, template, status, reason, version);
    }
}
