package io.mooring.executor.audit;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.tool.PublicationContext.Origin;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.Commission;
import io.mooring.executor.journal.Timeline;

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

    /** As JSON for people to read; none of calls from before it was kept. */
    @Nullable
    String arguments;

    @Column(name = "arguments_bytes")
    long argumentsBytes;

    /** Also the key of the partition. */
    @Column(name = "started_at")
    Instant startedAt;

    /** None when there was no {@code tool.started}. */
    @Nullable
    String instance;

    /** When somebody last began to close a call without an end. */
    @Column(name = "closing_at")
    @Nullable
    Instant closingAt;

    /** JSON object, stage to microseconds. */
    @Nullable
    String stages;

    @Nullable
    String policy;

    @Nullable
    String approval;

    /** Id of the trace it belongs to. */
    @Nullable
    String trace;

    @Nullable
    String publication;

    @Column(name = "origin_kind")
    @Nullable
    String originKind;

    @Column(name = "origin_id")
    @Nullable
    String originId;

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
                new Arguments(argumentsDigest, arguments, argumentsBytes), startedAt, Timeline.begin(), policy,
                approval).onBehalf(commission());
    }

    private @Nullable Commission commission() {
        return originKind == null || originId == null
                ? null
                : new Commission(publication, new Origin(Origin.Kind.valueOf(originKind), originId));
    }
}
