package io.mooring.executor.approval;

import java.time.Instant;

import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.executor.ApprovalDecided;
import io.mooring.contracts.event.executor.ApprovalExpired;
import io.mooring.contracts.event.executor.ApprovalRequested;
import io.mooring.executor.approval.Decisions.Verdict;

/** What is told about approvals. One that was asked for has version 1, one that was decided or expired version 2. */
final class ApprovalEvents {

    private static final long ASKED = 1;
    private static final long CLOSED = 2;

    private ApprovalEvents() {}

    static Event requested(ApprovalRow row) {
        return Event.of(row.tenant, row.id, ApprovalRequested.newBuilder().setTenant(row.tenant).setId(row.id)
                .setCall(row.call).setUserId(row.userId).setCallerKind(row.callerKind).setCaller(row.caller)
                .setIntegration(row.integration).setTool(row.tool).setConnection(row.connection)
                .setAddress(row.address).setArguments(row.arguments).setArgumentsDigest(row.argumentsDigest)
                .setPolicy(row.policy).setReason(row.reason).setRequestedAt(row.startedAt).setExpiresAt(row.expiresAt)
                .setVersion(ASKED).build());
    }

    static Event decided(ApprovalRow row, Verdict verdict, Instant at) {
        return Event.of(row.tenant, row.id, ApprovalDecided.newBuilder().setTenant(row.tenant).setId(row.id)
                .setCall(row.call).setUserId(row.userId).setCallerKind(row.callerKind).setCaller(row.caller)
                .setIntegration(row.integration).setTool(row.tool)
                .setDecision(verdict.approved() ? "approved" : "denied").setDecidedBy(verdict.by().subject())
                .setDecidedKind(verdict.by().kind().name()).setNote(verdict.note()).setDecidedAt(at)
                .setVersion(CLOSED).build());
    }

    static Event expired(ApprovalRow row) {
        return Event.of(row.tenant, row.id, ApprovalExpired.newBuilder().setTenant(row.tenant).setId(row.id)
                .setCall(row.call).setUserId(row.userId).setCallerKind(row.callerKind).setCaller(row.caller)
                .setIntegration(row.integration).setTool(row.tool).setExpiredAt(row.expiresAt).setVersion(CLOSED)
                .build());
    }
}
