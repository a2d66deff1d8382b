package io.mooring.connection.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.connection.link.Connection;
import io.mooring.connection.link.ConnectionStatus;
import io.mooring.connection.link.ConnectionStore.Held;
import io.mooring.connection.link.Connections;
import io.mooring.connection.probe.Claims;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.mutiny.core.eventbus.EventBus;

/**
 * Ends connections. From the first row update on nothing may use them; the provider is told outside any transaction, by
 * whoever asked as far as they can wait, and after that, or should this process die, by the sweep of due connections.
 */
@ApplicationScoped
public class Revocations {

    private static final Logger LOG = Logger.getLogger(Revocations.class);
    private static final String BEGUN = "connection.revocation.begun";
    /** How long the request itself has to take the lease; then the sweep does. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Connections connections;
    private final Claims claims;
    private final Teller teller;
    private final EventBus bus;
    private final Clock clock;
    private final DeliveryOptions patience;

    Revocations(Connections connections, Claims claims, Teller teller, EventBus bus, Clock clock,
            RevocationConfig config) {
        this.connections = connections;
        this.claims = claims;
        this.teller = teller;
        this.bus = bus;
        this.clock = clock;
        this.patience = new DeliveryOptions().setSendTimeout(config.patience().toMillis());
    }

    /**
     * Asked twice, done once. Fails with 404, or with 409 when it never came to anything.
     *
     * @param upstream whether the provider is told
     * @return REVOKED, or REVOKING while the provider could not be told
     */
    public Uni<Connection> revoke(String tenant, String id, boolean upstream) {
        return connections.change(tenant, id, now -> Ending.revoked(now, upstream, soon()),
                now -> now.status() == ConnectionStatus.REVOKED
                        || upstream && now.status() == ConnectionStatus.REVOKING)
                .chain(after -> after.status() == ConnectionStatus.REVOKING
                        ? tell(tenant, after).chain(() -> connections.require(tenant, id))
                        : Uni.createFrom().item(after));
    }

    /**
     * Nothing of it is left, once the provider was told; names and integration are free at once. Fails with 404.
     *
     * @param upstream whether the provider is told
     */
    public Uni<Void> remove(String tenant, String id, boolean upstream) {
        return connections.change(tenant, id, now -> Ending.removed(now, upstream, soon()),
                now -> upstream && now.standing().removal() != null)
                .chain(after -> after.status() == ConnectionStatus.REVOKING
                        ? tell(tenant, after)
                        : Uni.createFrom().voidItem());
    }

    /** All connections of an integration that went, in the caller's transaction; their providers are told after it. */
    public Uni<Void> removeAll(Mutiny.Session session, String tenant, String integration) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return connections.changeAll(session, tenant, integration, now -> Ending.orphaned(now, at));
    }

    /** Waits so long and no longer; while another works on the connection not at all. */
    private Uni<Void> tell(String tenant, Connection ending) {
        return claims.take(tenant, ending.id()).chain(held -> held.isEmpty()
                ? Uni.createFrom().voidItem()
                : bus.<Void>request(BEGUN, held.get(), patience).replaceWithVoid()
                        // it takes longer, or the database is away: the connection is REVOKING, and that is the answer
                        .onFailure(ReplyException.class).recoverWithNull().replaceWithVoid());
    }

    @ConsumeEvent(BEGUN)
    Uni<Void> attend(Held held) {
        return teller.tell(held).onFailure().invoke(failure -> LOG.warnf(failure,
                "the provider of connection %s of tenant %s is told later", held.id(), held.tenant()));
    }

    private Instant soon() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(GRACE);
    }
}
