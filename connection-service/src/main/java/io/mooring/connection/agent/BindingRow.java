package io.mooring.connection.agent;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.mooring.contracts.caller.Access;

/** That an agent may use an app. */
@Entity
@Table(name = "agent_binding", schema = "app")
@IdClass(BindingRow.Key.class)
class BindingRow {

    record Key(String tenant, String agent, String app) {}

    @Id
    String tenant;

    @Id
    String agent;

    @Id
    String app;

    String access;

    @Column(name = "upstream_names")
    boolean upstreamNames;

    String[] pinned;

    @Column(name = "bound_at")
    Instant boundAt;

    @Column(name = "bound_by")
    String boundBy;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected BindingRow() {}

    BindingRow(AgentRow agent, Binding binding, String boundBy, Instant boundAt) {
        this.tenant = agent.tenant;
        this.agent = agent.id;
        this.app = binding.app();
        this.access = binding.access().text();
        this.upstreamNames = binding.upstreamNames();
        this.pinned = binding.pinned().toArray(String[]::new);
        this.boundBy = boundBy;
        this.boundAt = boundAt;
    }

    Binding binding() {
        return new Binding(app, Access.parse(access).orElseThrow(), upstreamNames, List.of(pinned));
    }
}
