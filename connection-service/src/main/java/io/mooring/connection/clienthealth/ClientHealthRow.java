package io.mooring.connection.clienthealth;

import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.clienthealth.ClientHealth.Problem;
import io.mooring.connection.clienthealth.ClientHealth.State;

/** How one auth config's client does. Inserted by native SQL. */
@Entity
@Table(name = "client_health", schema = "app")
@IdClass(ClientHealthRow.Key.class)
class ClientHealthRow {

    record Key(String tenant, String authConfig) {}

    @Id
    String tenant;

    @Id
    @Column(name = "auth_config")
    String authConfig;

    @Enumerated(EnumType.STRING)
    State health;

    @Nullable
    String reason;

    @Nullable
    String detail;

    @Nullable
    Instant since;

    int failures;

    @Nullable
    @Column(name = "retry_at")
    Instant retryAt;

    @Nullable
    @Column(name = "told_at")
    Instant toldAt;

    long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ClientHealthRow() {}

    ClientHealth health() {
        Problem problem = reason == null
                ? null
                : new Problem(reason, Objects.requireNonNull(detail), Objects.requireNonNull(since), failures,
                        Objects.requireNonNull(retryAt));
        return new ClientHealth(health, problem, toldAt, version);
    }

    void take(ClientHealth after) {
        Problem problem = after.problem();
        health = after.state();
        reason = problem == null ? null : problem.reason();
        detail = problem == null ? null : problem.detail();
        since = problem == null ? null : problem.since();
        failures = after.failures();
        retryAt = problem == null ? null : problem.retryAt();
        toldAt = after.toldAt();
        version = after.version();
    }
}
