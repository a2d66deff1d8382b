package io.mooring.connection.renewal;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Connections;
import io.mooring.connection.probe.Claims;
import io.mooring.connection.renewal.FreshTokens.Wanted;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/**
 * One wait of this process for the next token of one connection: gets it where nobody else is at it, else looks from time to
 * time until it is there. When whoever was at it died, the row's lease ends, and this process goes on with what it finds.
 */
@ApplicationScoped
class Flights {

    static final String WANTED = "connection.renewal.wanted";

    private static final Logger LOG = Logger.getLogger(Flights.class);
    private static final long PAUSE_MILLIS = 150;

    private final Claims claims;
    private final Connections connections;
    private final Refresher refresher;
    private final FreshTokens tokens;
    private final RenewalConfig config;
    private final Waits waits;

    Flights(Claims claims, Connections connections, Refresher refresher, FreshTokens tokens, RenewalConfig config,
            Waits waits) {
        this.claims = claims;
        this.connections = connections;
        this.refresher = refresher;
        this.tokens = tokens;
        this.config = config;
        this.waits = waits;
    }

    /** Time, and its passing. */
    @ApplicationScoped
    static class Waits {

        private final Vertx vertx;
        private final Clock clock;

        Waits(Vertx vertx, Clock clock) {
            this.vertx = vertx;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant();
        }

        /** In the same context. */
        Uni<Void> pause() {
            return Uni.createFrom().emitter(over -> vertx.setTimer(PAUSE_MILLIS, fired -> over.complete(null)));
        }
    }

    /** Never fails; whether there is a newer token, the callers see in the row. */
    @ConsumeEvent(WANTED)
    Uni<Boolean> begin(Wanted wanted) {
        return fly(wanted, waits.now().plus(config.patience())).replaceWith(true).onFailure().invoke(failure -> LOG
                .warnf(failure, "no next token for connection %s of tenant %s", wanted.connection(), wanted.tenant()))
                .onFailure().recoverWithItem(false);
    }

    private Uni<Void> fly(Wanted wanted, Instant until) {
        return claims.take(wanted.tenant(), wanted.connection())
                .chain(held -> held.isPresent() ? attend(wanted, held.get()) : watch(wanted, until));
    }

    /** What came between the caller's look and the lease, another's refresh or failure, makes this one needless. */
    private Uni<Void> attend(Wanted wanted, Held held) {
        return held.unanswered() || isWanted(wanted, held.connection())
                ? refresher.refresh(held, wanted.refused())
                : claims.release(held);
    }

    private Uni<Void> watch(Wanted wanted, Instant until) {
        return waits.pause().chain(() -> connections.require(wanted.tenant(), wanted.connection()))
                .chain(now -> isWanted(wanted, now) && waits.now().isBefore(until)
                        ? fly(wanted, until)
                        : Uni.createFrom().voidItem());
    }

    private boolean isWanted(Wanted wanted, Connection now) {
        return now.credentialVersion() == wanted.version()
                && tokens.demand(now, wanted.refusedVersion()) == Demand.RENEWAL;
    }
}
