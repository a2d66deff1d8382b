package io.mooring.executor.approval;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.mooring.contracts.provider.tool.PublicationContext.Origin;
import io.mooring.executor.approval.Approvals.Wish;
import io.mooring.executor.journal.Arguments;
import io.mooring.executor.journal.Call;
import io.mooring.executor.journal.Commission;
import io.mooring.executor.journal.Timeline;

/** Table {@code approval}; after its insert changed by statements of {@link ApprovalStore} only. */
@Entity
@Table(name = "approval", schema = "app")
@IdClass(ApprovalKey.class)
class ApprovalRow {

    @Id
    String tenant;

    @Id
    String id;

    String call;

    @Column(name = "user_id")
    String userId;

    @Column(name = "caller_kind")
    String callerKind;

    String caller;

    String[] roles;

    String integration;

    String tool;

    @Nullable
    String connection;

    String address;

    /** For people to read. */
    String arguments;

    @Column(name = "arguments_bytes")
    long argumentsBytes;

    @Column(name = "arguments_digest")
    String argumentsDigest;

    /** All arguments, sealed; the owner is the id. None when the call has ended. */
    @Nullable
    byte[] sealed;

    @Nullable
    String publication;

    @Column(name = "origin_kind")
    String originKind;

    @Column(name = "origin_id")
    String originId;

    @Column(name = "tool_digest")
    String toolDigest;

    @Nullable
    String policy;

    String reason;

    String state;

    /** When the call began; the same in its audit. */
    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_kind")
    @Nullable
    String decidedKind;

    @Nullable
    String note;

    /** When somebody last began to run it, or to record its end. */
    @Column(name = "tried_at")
    @Nullable
    Instant triedAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Nullable
    String outcome;

    /** Of the call, as its caller would have got it at once. */
    @Nullable
    String answer;

    boolean recorded;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ApprovalRow() {}

    static ApprovalRow of(Wish wish, String id, Instant expiresAt, byte[] sealed) {
        ApprovalRow row = new ApprovalRow();
        Call asked = wish.call();
        row.tenant = asked.tenant();
        row.id = id;
        row.call = asked.id();
        row.userId = asked.userId();
        row.callerKind = asked.callerKind();
        row.caller = asked.caller();
        row.roles = wish.roles().toArray(String[]::new);
        row.integration = asked.integration();
        row.tool = asked.tool();
        row.connection = asked.connection();
        row.address = wish.address();
        row.arguments = String.valueOf(asked.arguments().shown());
        row.argumentsBytes = asked.arguments().bytes();
        row.argumentsDigest = asked.arguments().digest();
        row.sealed = sealed;
        row.publication = wish.commission().publication();
        row.originKind = wish.commission().origin().kind().name();
        row.originId = wish.commission().origin().id();
        row.toolDigest = wish.toolDigest();
        row.policy = asked.policy();
        row.reason = wish.reason();
        row.state = ApprovalStore.PENDING;
        row.startedAt = asked.startedAt();
        row.expiresAt = expiresAt;
        return row;
    }

    ApprovalKey key() {
        return new ApprovalKey(tenant, id);
    }

    Commission commission() {
        return new Commission(publication, new Origin(Origin.Kind.valueOf(originKind), originId));
    }

    /** The call it is about. */
    Call toCall() {
        return new Call(tenant, call, integration, tool, connection, userId, callerKind, caller,
                new Arguments(argumentsDigest, arguments, argumentsBytes), startedAt, Timeline.begin(), policy, id)
                .onBehalf(commission());
    }
}
