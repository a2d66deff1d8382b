package io.mooring.connection.agent;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** An agent. Its user never changes: what was seen under one is nobody else's to see. */
@Entity
@Table(name = "agent", schema = "app")
@IdClass(AgentRow.Key.class)
class AgentRow {

    record Key(String tenant, String id) {}

    @Id
    String tenant;

    @Id
    String id;

    String name;

    @Column(name = "user_id")
    String userId;

    @Column(name = "token_hash")
    byte @Nullable [] tokenHash;

    @Nullable
    @Column(name = "token_at")
    Instant tokenAt;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AgentRow() {}

    AgentRow(String tenant, String id, NewAgent asked, String createdBy, Instant createdAt) {
        this.tenant = tenant;
        this.id = id;
        this.name = asked.name();
        this.userId = asked.userId();
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.version = 1;
    }
}
