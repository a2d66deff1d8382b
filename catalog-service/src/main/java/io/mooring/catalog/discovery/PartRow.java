package io.mooring.catalog.discovery;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.mooring.contracts.event.executor.ToolsDiscovered;

/** A part of an answer whose other parts are not all there yet. */
@Entity
@Table(name = "discovery_part", schema = "app")
@IdClass(PartRow.Key.class)
class PartRow {

    record Key(String tenant, String connection, String discovery, int part) {}

    @Id
    String tenant;

    @Id
    String connection;

    @Id
    String discovery;

    @Id
    int part;

    int parts;

    long version;

    byte[] content;

    @Column(name = "received_at")
    Instant receivedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PartRow() {}

    PartRow(ToolsDiscovered event, byte[] content, Instant receivedAt) {
        this.tenant = event.getTenant();
        this.connection = event.getConnection();
        this.discovery = event.getDiscovery();
        this.part = event.getPart();
        this.parts = event.getParts();
        this.version = event.getVersion();
        this.content = content;
        this.receivedAt = receivedAt;
    }

    Key key() {
        return new Key(tenant, connection, discovery, part);
    }
}
