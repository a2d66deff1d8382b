package io.mooring.catalog.discovery;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The last answer of a connection; {@code skipped} is a JSON text. */
@Entity
@Table(name = "discovery", schema = "app")
@IdClass(DiscoveryRow.Key.class)
class DiscoveryRow {

    record Key(String tenant, String connection) {}

    @Id
    String tenant;

    @Id
    String connection;

    String integration;

    long version;

    @Column(name = "config_revision")
    long configRevision;

    String hash;

    @Column(name = "tool_count")
    int toolCount;

    String skipped;

    boolean gone;

    @Column(name = "taken_at")
    Instant takenAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DiscoveryRow() {}

    DiscoveryRow(Discovery discovery, boolean gone, String skipped, Instant takenAt) {
        this.tenant = discovery.tenant();
        this.connection = discovery.connection();
        this.integration = discovery.integration();
        this.version = discovery.version();
        this.configRevision = discovery.configRevision();
        this.hash = discovery.hash();
        this.toolCount = discovery.toolset().tools().size();
        this.skipped = skipped;
        this.gone = gone;
        this.takenAt = takenAt;
    }
}
