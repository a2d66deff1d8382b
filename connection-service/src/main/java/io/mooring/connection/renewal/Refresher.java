package io.mooring.connection.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.TokenAnswer;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.connection.probe.Schedule;
import io.mooring.connection.probe.Verification;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Gets the next token of a connection; its lease is held all the while. */
@ApplicationScoped
class Refresher {

    private static final Logger LOG = Logger.getLogger(Refresher.class);
    /** When the first look is taken at a token whose end nobody knows. */
    private static final Duration UNKNOWN_LIFE = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 8;
    private static final String UNANSWERED = "the process that asked for the next token went away before it was kept";

    private final Grants grants;
    private final NextTokens tokens;
    private final Verification verification;
    private final Schedule schedule;
    private final Clock clock;
    private final MeterRegistry meters;

    Refresher(Grants grants, NextTokens tokens, Verification verification, Schedule schedule, Clock clock,
            MeterRegistry meters) {
        this.grants = grants;
        this.tokens = tokens;
        this.verification = verification;
        this.schedule = schedule;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * Never fails for what the server says or for what is missing here.
     *
     * @param refused whether an upstream refuses the present token, which then is not used to its end
     */
    Uni<Void> refresh(Held held, boolean refused) {
        return grants.open(held).map(Optional::of).onFailure(Refresher::isMissing)
                .recoverWithUni(gone -> conclude(held, hindered(held, gone), "problem").replaceWith(Optional.empty()))
                .chain(opened -> opened.map(found -> refresh(held, found, refused))
                        .orElseGet(Uni.createFrom()::voidItem));
    }

    /** The auth config, the grant or a value it depends on; not a database that is away. */
    private static boolean isMissing(Throwable failure) {
        return failure instanceof HttpProblem problem && problem.getStatusCode() < 500;
    }

    private Uni<Void> refresh(Held held, Renewing opened, boolean refused) {
        if (!opened.isRenewable()) {
            return refused
                    ? verification.verify(held).replaceWithVoid()
                    : conclude(held, ended(held), "ended");
        }
        if (held.unanswered() && Outcome.isDeadOnceSent(opened.rotation(), opened.rotated())) {
            return conclude(held, Outcome.rotationLost(UNANSWERED), "lost");
        }
        return grants.send(held).chain(mine -> mine ? ask(held, opened) : Uni.createFrom().voidItem());
    }

    private Uni<Void> ask(Held held, Renewing opened) {
        return tokens.ask(held.connection(), opened)
                .chain(answer -> keep(held, opened, answer))
                .onFailure(TokenFailure.class)
                .recoverWithUni(failure -> failed(held, opened, failure));
    }

    /** Tried again while the database is away: what was granted is nowhere else. */
    private Uni<Void> keep(Held held, Renewing opened, TokenAnswer answer) {
        Instant now = clock.instant();
        Instant due = schedule.renewal(now, answer.expiresAt() == null ? now.plus(UNKNOWN_LIFE) : answer.expiresAt());
        Trigger.Refreshed refreshed = new Trigger.Refreshed(Renewing.grantAfter(held.connection(), answer), due);
        return grants.keep(held, opened, answer, refreshed)
                .onFailure().retry().withBackOff(PAUSE, LONGEST_PAUSE).atMost(TRIES)
                .invoke(kept -> count(kept.isEmpty() ? "late" : "refreshed"))
                .replaceWithVoid();
    }

    private Uni<Void> failed(Held held, Renewing opened, TokenFailure failure) {
        if (failure.kind() == TokenFailure.Kind.CLIENT) {
            LOG.warnf(
                    "the authorization server refuses auth config %s of tenant %s, every account of it is affected: %s",
                    opened.app().id(), held.tenant(), failure.code());
        }
        return conclude(held, Outcome.of(held.connection(), failure, opened.rotation(), opened.rotated(),
                held.unanswered(), this::retry, clock.instant()), failure.kind().name().toLowerCase(Locale.ROOT));
    }

    private Uni<Void> conclude(Held held, Trigger trigger, String outcome) {
        return grants.conclude(held, now -> trigger).invoke(after -> count(outcome)).replaceWithVoid();
    }

    /** A token that nothing renews is used to its end. */
    private Trigger ended(Held held) {
        Instant end = held.connection().grant().accessExpiresAt();
        return end != null && end.isAfter(clock.instant())
                ? new Trigger.Verified(held.connection().account(), end)
                : new Trigger.GrantLost("expired",
                        "The access token ended, and the provider gave nothing to renew it with.");
    }

    private Trigger hindered(Held held, Throwable problem) {
        return new Trigger.Hindered("not_configured", "It can't be renewed: " + problem.getMessage() + ".",
                retry(held.connection().standing().failures(), null));
    }

    private Instant retry(int failures, @Nullable Instant asked) {
        return schedule.retry(clock.instant(), failures, asked);
    }

    private void count(String outcome) {
        meters.counter("connection.refreshes", "outcome", outcome).increment();
    }
}
