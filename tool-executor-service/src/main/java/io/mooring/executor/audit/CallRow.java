package io.mooring.executor.audit;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.executor.journal.Call;

/** Table {@code call}; written by upserts of {@link CallStore}, except {@code closing_at}. */
@Entity
@Table(name = "call", schema = "app")
@IdClass(CallKey.class)
class CallRow {

    @Id
    String tenant;

    @Id
    String id;

    String integration;

    String tool;

    @Nullable
    String connection;

    @Column(name = "user_id")
    @Nullable
    String userId;

    @Column(name = "caller_kind")
    String callerKind;

    String caller;

    @Column(name = "arguments_digest")
    String argumentsDigest;

    @Column(name = "started_at")
    Instant startedAt;

    /** None when there was no {@code tool.started}. */
    @Nullable
    String instance;

    /** When somebody last began to close a call without an end. */
    @Column(name = "closing_at")
    @Nullable
    Instant closingAt;

    /** None while it runs. */
    @Nullable
    String outcome;

    @Nullable
    String error;

    @Nullable
    String detail;

    @Column(name = "http_status")
    @Nullable
    Integer httpStatus;

    @Column(name = "duration_millis")
    @Nullable
    Long durationMillis;

    @Column(name = "result_bytes")
    @Nullable
    Long resultBytes;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected CallRow() {}

    Call call() {
        return new Call(tenant, id, integration, tool, connection, userId == null ? "" : userId, callerKind, caller,
                argumentsDigest, startedAt);
    }
}
