package io.mooring.connection.device;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.authconfig.App;
import io.mooring.connection.credential.Credentials;
import io.mooring.connection.credential.GrantSecrets;
import io.mooring.connection.grant.Granted;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.ConnectionStore;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Connections;
import io.mooring.connection.link.Trigger;
import io.mooring.connection.oauth.RevocationClient;
import io.mooring.connection.oauth.TokenFailure;
import io.mooring.connection.probe.Verification;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Keeps what polls came to: a grant, another poll, or the end. */
@ApplicationScoped
class DeviceGrants {

    /** How long the poll itself has to see whose account it is; then somebody else does. */
    private static final Duration OWN_LOOK = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int TRIES = 8;

    private final Transactions transactions;
    private final Rows rows;
    private final Credentials credentials;
    private final Verification verification;
    private final RevocationClient revocations;
    private final Clock clock;

    DeviceGrants(Transactions transactions, Rows rows, Credentials credentials, Verification verification,
            RevocationClient revocations, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.credentials = credentials;
        this.verification = verification;
        this.revocations = revocations;
        this.clock = clock;
    }

    /** Connections and what they wait for. */
    @ApplicationScoped
    static class Rows {

        private final Connections connections;
        private final ConnectionStore leases;
        private final DeviceStore devices;

        Rows(Connections connections, ConnectionStore leases, DeviceStore devices) {
            this.connections = connections;
            this.leases = leases;
            this.devices = devices;
        }

        Uni<Boolean> conclude(Mutiny.Session session, Held held, Trigger trigger, ConnectionStatus expected) {
            return connections.conclude(session, held, now -> trigger)
                    .map(after -> after.filter(it -> it.status() == expected).isPresent())
                    .call(done -> done
                            ? devices.remove(session, held.tenant(), held.id())
                            : Uni.createFrom().voidItem());
        }

        Uni<Void> postpone(Mutiny.Session session, Held held, DeviceRow row, Duration interval, Instant dueAt) {
            return leases.postpone(session, held, dueAt).chain(() -> interval.equals(row.interval())
                    ? Uni.createFrom().voidItem()
                    : devices.slow(session, row, interval));
        }
    }

    /** Tried again while the database is away: what was granted is nowhere else. Given back when nobody wants it any more. */
    Uni<Void> keep(Held held, Granted granted) {
        return transactions.in(held.tenant(), session -> keep(session, held, granted))
                .onFailure().retry().withBackOff(PAUSE, LONGEST_PAUSE).atMost(TRIES)
                .chain(kept -> kept
                        ? verification.verify(held.tenant(), held.connection()).replaceWithVoid()
                        : giveBack(granted));
    }

    private Uni<Boolean> keep(Mutiny.Session session, Held held, Granted granted) {
        Trigger submitted = new Trigger.Submitted(granted.grant(), clock.instant().plus(OWN_LOOK));
        GrantSecrets secrets = GrantSecrets.first(granted.answer().refreshToken(), granted.answer().captures());
        return rows.conclude(session, held, submitted, ConnectionStatus.VERIFYING).call(kept -> kept
                ? credentials.keep(session, held.tenant(), held.id(), granted.inputs(), secrets)
                : Uni.createFrom().voidItem());
    }

    private Uni<Void> giveBack(Granted granted) {
        App app = granted.app();
        var tokens = new RevocationClient.Tokens(granted.answer().accessToken(), granted.answer().refreshToken(),
                granted.answer().captures());
        return revocations.revoke(app.server(granted.own()), app.client(), tokens)
                .onFailure(TokenFailure.class).recoverWithItem(List.of()).replaceWithVoid();
    }

    /** ABANDONED or FAILED. */
    Uni<Void> end(Held held, Trigger trigger) {
        ConnectionStatus expected = trigger instanceof Trigger.TimedOut
                ? ConnectionStatus.ABANDONED
                : ConnectionStatus.FAILED;
        return transactions.in(held.tenant(), session -> rows.conclude(session, held, trigger, expected))
                .replaceWithVoid();
    }

    Uni<Void> postpone(Held held, DeviceRow row, Duration interval, Instant now) {
        return transactions.in(held.tenant(),
                session -> rows.postpone(session, held, row, interval, now.plus(interval)));
    }
}
