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
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.credential.GrantSecrets.Previous;
import io.mooring.connection.link.Connection;
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
    private static final String INVALID_GRANT = "invalid_grant";
    private static final String UNANSWERED = "the process that asked for the next token went away before it was kept";

    private final Grants grants;
    private final NextTokens tokens;
    private final Verification verification;
    private final Schedule schedule;
    private final RenewalConfig config;
    private final Surroundings surroundings;

    Refresher(Grants grants, NextTokens tokens, Verification verification, Schedule schedule, RenewalConfig config,
            Surroundings surroundings) {
        this.grants = grants;
        this.tokens = tokens;
        this.verification = verification;
        this.schedule = schedule;
        this.config = config;
        this.surroundings = surroundings;
    }

    /** Time, and who counts. */
    @ApplicationScoped
    static class Surroundings {

        private final Clock clock;
        private final MeterRegistry meters;

        Surroundings(Clock clock, MeterRegistry meters) {
            this.clock = clock;
            this.meters = meters;
        }

        Instant now() {
            return clock.instant();
        }

        void count(String outcome) {
            meters.counter("connection.refreshes", "outcome", outcome).increment();
        }
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
        if (opened.health().isHeldBack(surroundings.now())) {
            return waitForClient(held, opened);
        }
        return grants.send(held, opened).chain(leave -> switch (leave) {
            case GRANTED -> ask(held, opened);
            case LEASE_LOST -> Uni.createFrom().voidItem();
            case CLIENT_REJECTED -> waitForClient(held, opened);
        });
    }

    /** What a former holder may have sent is not forgotten. */
    private Uni<Void> waitForClient(Held held, Renewing opened) {
        Connection it = held.connection();
        Trigger waiting = Outcome.waiting(it, opened.health(), this::retry);
        return conclude(held, held.unanswered() ? Outcome.lostBefore(it, UNANSWERED, this::retry) : waiting, "waiting");
    }

    private Uni<Void> ask(Held held, Renewing opened) {
        return tokens.ask(held.connection(), opened)
                .chain(answer -> keep(held, opened, answer, opened.grant().refreshToken()))
                .onFailure(TokenFailure.class)
                .recoverWithUni(failure -> askWithPrevious(held, opened, failure));
    }

    /** A provider that does not know its newest token any more may still know the one before; the grant is dead otherwise. */
    private Uni<Void> askWithPrevious(Held held, Renewing opened, TokenFailure failure) {
        Previous previous = opened.grant().previous();
        return previous == null || !failure.code().equals(INVALID_GRANT)
                ? failed(held, opened, failure)
                : tokens.refresh(opened, previous.token())
                        .chain(answer -> keep(held, opened, answer, previous.token())).onFailure(TokenFailure.class)
                        .recoverWithUni(again -> failed(held, opened, failure));
    }

    /** Tried again while the database is away: what was granted is nowhere else. */
    private Uni<Void> keep(Held held, Renewing opened, TokenAnswer answer, @Nullable String used) {
        Instant now = surroundings.now();
        Instant due = schedule.renewal(now, answer.expiresAt() == null ? now.plus(UNKNOWN_LIFE) : answer.expiresAt());
        Trigger.Refreshed refreshed = new Trigger.Refreshed(Renewing.grantAfter(held.connection(), answer), due);
        GrantSecrets grant = opened.secretsAfter(answer, used, now.plus(config.previousKept()));
        return grants.keep(held, opened, grant, answer, refreshed)
                .onFailure().retry().withBackOff(PAUSE, LONGEST_PAUSE).atMost(TRIES)
                .invoke(kept -> surroundings.count(kept.isEmpty() ? "late" : "refreshed"))
                .replaceWithVoid();
    }

    private Uni<Void> failed(Held held, Renewing opened, TokenFailure failure) {
        if (failure.rejectsClient() && !opened.app().isConfigured()) {
            return conclude(held, new Trigger.GrantLost(failure.code(), Outcome.sentence(failure.detail())), "key");
        }
        if (failure.rejectsClient()) {
            LOG.warnf("the authorization server rejects the client of auth config %s of tenant %s: %s",
                    opened.app().id(), held.tenant(), failure.code());
            return grants.reject(held, opened, failure.code(), Outcome.sentence(failure.detail()), this::retry)
                    .invoke(after -> surroundings.count("client")).replaceWithVoid();
        }
        return conclude(held, Outcome.of(held.connection(), failure, opened.rotation(), opened.rotated(),
                held.unanswered(), this::retry, surroundings.now()), failure.kind().name().toLowerCase(Locale.ROOT));
    }

    private Uni<Void> conclude(Held held, Trigger trigger, String outcome) {
        return grants.conclude(held, now -> trigger).invoke(after -> surroundings.count(outcome)).replaceWithVoid();
    }

    /** A token that nothing renews is used to its end. */
    private Trigger ended(Held held) {
        Instant end = held.connection().grant().accessExpiresAt();
        return end != null && end.isAfter(surroundings.now())
                ? new Trigger.Verified(held.connection().account(), end)
                : new Trigger.GrantLost("expired",
                        "The access token ended, and the provider gave nothing to renew it with.");
    }

    private Trigger hindered(Held held, Throwable problem) {
        return new Trigger.Hindered("not_configured", "It can't be renewed: " + problem.getMessage() + ".",
                retry(held.connection().standing().failures(), null));
    }

    private Instant retry(int failures, @Nullable Instant asked) {
        return schedule.retry(surroundings.now(), failures, asked);
    }
}
