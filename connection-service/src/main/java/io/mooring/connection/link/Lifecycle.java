package io.mooring.connection.link;

import static io.mooring.connection.link.ConnectionStatus.ABANDONED;
import static io.mooring.connection.link.ConnectionStatus.ACTIVE;
import static io.mooring.connection.link.ConnectionStatus.DEGRADED;
import static io.mooring.connection.link.ConnectionStatus.DISABLED;
import static io.mooring.connection.link.ConnectionStatus.FAILED;
import static io.mooring.connection.link.ConnectionStatus.PENDING;
import static io.mooring.connection.link.ConnectionStatus.REAUTH_REQUIRED;
import static io.mooring.connection.link.ConnectionStatus.REVOKED;
import static io.mooring.connection.link.ConnectionStatus.REVOKING;
import static io.mooring.connection.link.ConnectionStatus.VERIFYING;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.connection.link.Standing.Health;
import io.mooring.connection.link.Step.End;
import io.mooring.connection.link.Step.Fact;
import io.mooring.connection.link.Trigger.Accepted;
import io.mooring.connection.link.Trigger.GrantLost;
import io.mooring.connection.link.Trigger.Hindered;
import io.mooring.connection.link.Trigger.Reconnected;
import io.mooring.connection.link.Trigger.Refreshed;
import io.mooring.connection.link.Trigger.Refused;
import io.mooring.connection.link.Trigger.Removed;
import io.mooring.connection.link.Trigger.Renamed;
import io.mooring.connection.link.Trigger.RevocationBegun;
import io.mooring.connection.link.Trigger.RevocationDone;
import io.mooring.connection.link.Trigger.RevocationHindered;
import io.mooring.connection.link.Trigger.Submitted;
import io.mooring.connection.link.Trigger.SwitchedOff;
import io.mooring.connection.link.Trigger.SwitchedOn;
import io.mooring.connection.link.Trigger.TimedOut;
import io.mooring.connection.link.Trigger.Verified;

/** The state machine of a connection: what a trigger makes of it. Pure; the README has its picture. */
public final class Lifecycle {

    /** A credential that could not be renewed or verified for so long is taken for dead. */
    static final Duration PATIENCE = Duration.ofDays(7);
    /** With the pauses between them, some hours. */
    static final int MANY_FAILURES = 12;

    private static final Set<ConnectionStatus> UNENDED = EnumSet.complementOf(EnumSet.of(REVOKED, ABANDONED, FAILED));
    private static final Set<ConnectionStatus> LIVE = EnumSet.complementOf(
            EnumSet.of(REVOKING, REVOKED, ABANDONED, FAILED));

    private final Connection now;
    private final Instant at;

    private Lifecycle(Connection now, Instant at) {
        this.now = now;
        this.at = at;
    }

    /** Fails with 409 when the connection's status does not allow it. */
    public static Step decide(Connection now, Trigger trigger, Instant at) {
        Step step = new Lifecycle(now, at).decide(trigger);
        return trigger.endsLease() ? new Step(step.after().settled(), step.facts(), step.end()) : step;
    }

    private Step decide(Trigger trigger) {
        return switch (trigger) {
            case Submitted it -> submitted(it);
            case Accepted it -> accepted();
            case Verified it -> verified(it);
            case Refused it -> refused(it);
            case TimedOut it -> from(EnumSet.of(PENDING))
                    .to(ABANDONED, Health.UNKNOWN, "timed_out", "Nobody finished connecting in time.", null);
            case Refreshed it -> refreshed(it);
            case Hindered it -> hindered(it);
            case GrantLost it -> lost(it.reason(), it.detail());
            case Reconnected it -> reconnected(it);
            case SwitchedOff it -> switchedOff();
            case SwitchedOn it -> switchedOn();
            case Renamed it -> from(LIVE).called(it.name()).step(List.of());
            case RevocationBegun it -> from(it.removal() == null ? LIVE : UNENDED)
                    .to(REVOKING, now.standing().health(), it.removal(), null, it.dueAt());
            case RevocationHindered it -> from(EnumSet.of(REVOKING)).delayed(it);
            case RevocationDone it -> revoked(it);
            case Removed it -> ended(step(List.of()), new End(it.reason(), it.revocation(), it.detail(), List.of()));
        };
    }

    private Step submitted(Submitted it) {
        return from(EnumSet.of(PENDING)).granted(it.grant(), now.account())
                .to(VERIFYING, Health.UNKNOWN, null, null, it.dueAt());
    }

    private Step accepted() {
        from(EnumSet.of(PENDING, VERIFYING));
        Lifecycle granted = now.status() == PENDING ? granted(Grant.NONE, now.account()) : this;
        return granted.to(ACTIVE, Health.UNKNOWN, null, null, null, Fact.ACTIVATED);
    }

    private Step verified(Verified it) {
        List<Fact> facts = switch (now.status()) {
            case VERIFYING -> List.of(Fact.ACTIVATED);
            case DEGRADED -> List.of(Fact.RECOVERED);
            default -> List.of();
        };
        Account whose = it.account().id() == null && it.account().label() == null ? now.account() : it.account();
        return from(EnumSet.of(VERIFYING, ACTIVE, DEGRADED)).knownAs(whose).proven(it.dueAt(), facts);
    }

    private Step refused(Refused it) {
        if (now.status() == ACTIVE || now.status() == DEGRADED) {
            return lost(it.reason(), it.detail());
        }
        return from(EnumSet.of(PENDING, VERIFYING))
                .to(FAILED, Health.BROKEN, it.reason(), it.detail(), null, Fact.FAILED);
    }

    /** Switched off or to be revoked meanwhile: the new token is kept all the same, the old one may be void. */
    private Step refreshed(Refreshed it) {
        if (now.status() == DISABLED || now.status() == REVOKING) {
            return granted(it.grant(), now.account()).step(List.of(Fact.REFRESHED));
        }
        List<Fact> facts = new ArrayList<>(List.of(Fact.REFRESHED));
        if (now.status() == DEGRADED) {
            facts.add(Fact.RECOVERED);
        }
        if (!Set.copyOf(it.grant().scopes()).equals(Set.copyOf(now.grant().scopes()))) {
            facts.add(Fact.SCOPES_CHANGED);
        }
        return from(EnumSet.of(ACTIVE, DEGRADED)).granted(it.grant(), now.account()).proven(it.dueAt(), facts);
    }

    private Step hindered(Hindered it) {
        from(EnumSet.of(VERIFYING, ACTIVE, DEGRADED));
        if (isHopeless()) {
            return now.status() == VERIFYING
                    ? refused(new Refused(it.reason(), it.detail()))
                    : lost(it.reason(), it.detail());
        }
        ConnectionStatus next = now.status() == VERIFYING ? VERIFYING : DEGRADED;
        List<Fact> facts = now.status() == ACTIVE ? List.of(Fact.DEGRADED) : List.of();
        return step(new Standing(next, null, Health.IMPAIRED, it.reason(), it.detail(), now.standing().failures() + 1,
                now.standing().verifiedAt(), it.retryAt()), facts);
    }

    /** Not at the first failures: what was switched off for long, or its service away, deserves another try. */
    private boolean isHopeless() {
        Instant end = now.grant().refreshExpiresAt();
        Instant proven = now.standing().verifiedAt() == null ? now.createdAt() : now.standing().verifiedAt();
        Instant expires = now.grant().accessExpiresAt();
        Instant since = expires != null && expires.isAfter(proven) ? expires : proven;
        return end != null && !at.isBefore(end)
                || now.standing().failures() >= MANY_FAILURES && !at.isBefore(since.plus(PATIENCE));
    }

    private Step lost(String reason, String detail) {
        if (now.status() == VERIFYING) {
            return refused(new Refused(reason, detail));
        }
        if (now.status() == DISABLED) {
            return step(new Standing(DISABLED, REAUTH_REQUIRED, Health.BROKEN, reason, detail, 0,
                    now.standing().verifiedAt(), null), List.of());
        }
        return from(EnumSet.of(ACTIVE, DEGRADED))
                .to(REAUTH_REQUIRED, Health.BROKEN, reason, detail, null, Fact.REAUTH_REQUIRED);
    }

    private Step reconnected(Reconnected it) {
        List<Fact> facts = new ArrayList<>();
        facts.add(now.status() == VERIFYING
                ? Fact.ACTIVATED
                : now.status() == ACTIVE ? Fact.REFRESHED : Fact.RECOVERED);
        if (!Set.copyOf(it.grant().scopes()).equals(Set.copyOf(now.grant().scopes()))) {
            facts.add(Fact.SCOPES_CHANGED);
        }
        return from(EnumSet.of(VERIFYING, ACTIVE, DEGRADED, REAUTH_REQUIRED)).granted(it.grant(), it.account())
                .proven(it.dueAt(), facts);
    }

    private Step switchedOff() {
        from(EnumSet.of(ACTIVE, DEGRADED, REAUTH_REQUIRED));
        Standing is = now.standing();
        return step(new Standing(DISABLED, is.status(), is.health(), is.reason(), is.detail(), is.failures(),
                is.verifiedAt(), null), List.of(Fact.DISABLED));
    }

    /** What was due meanwhile is due now. */
    private Step switchedOn() {
        from(EnumSet.of(DISABLED));
        Standing was = now.standing();
        ConnectionStatus next = was.before() == null ? ACTIVE : was.before();
        Instant due = next.runsTools() && now.grant().isRenewed() ? at : null;
        return step(new Standing(next, null, was.health(), was.reason(), was.detail(), was.failures(),
                was.verifiedAt(), due), List.of(Fact.ENABLED));
    }

    private Step delayed(RevocationHindered it) {
        Standing is = now.standing();
        return step(new Standing(REVOKING, null, is.health(), is.reason(), it.detail(), is.failures() + 1,
                is.verifiedAt(), it.retryAt()), List.of());
    }

    /** Where there is nobody to tell, it is over at once. */
    private Step revoked(RevocationDone it) {
        Step step = from(UNENDED).to(REVOKED, now.standing().health(), it.reason(), it.detail(), null, Fact.REVOKED);
        return ended(step, new End(now.standing().removal(), it.reason(), it.detail(), it.revokedTokens()));
    }

    private static Step ended(Step step, End end) {
        return new Step(step.after(), step.facts(), end);
    }

    private Lifecycle called(String name) {
        return new Lifecycle(now.called(name), at);
    }

    private Lifecycle from(Set<ConnectionStatus> allowed) {
        if (!allowed.contains(now.status())) {
            throw ConnectionError.WRONG_STATUS.because("the connection is " + now.status());
        }
        return this;
    }

    private Lifecycle granted(Grant grant, Account whose) {
        return new Lifecycle(now.with(grant, whose, now.credentialVersion() + 1), at);
    }

    private Lifecycle knownAs(Account whose) {
        return new Lifecycle(now.with(now.grant(), whose, now.credentialVersion()), at);
    }

    private Step proven(@Nullable Instant dueAt, List<Fact> facts) {
        return step(new Standing(ACTIVE, null, Health.HEALTHY, null, null, 0, at, dueAt), facts);
    }

    private Step to(ConnectionStatus next, Health health, @Nullable String reason, @Nullable String detail,
            @Nullable Instant dueAt, Fact... facts) {
        return step(new Standing(next, null, health, reason, detail, 0, now.standing().verifiedAt(), dueAt),
                List.of(facts));
    }

    private Step step(List<Fact> facts) {
        return step(now.standing(), facts);
    }

    private Step step(Standing next, List<Fact> facts) {
        return new Step(now.with(next, at), facts);
    }
}
