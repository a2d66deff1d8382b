package io.mooring.connection.clienthealth;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.clienthealth.ClientHealth.Problem;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.connection.AuthConfigRejected;
import io.mooring.contracts.outbox.Outbox;
import io.smallrye.mutiny.Uni;

/** What is known of clients, in the caller's transaction. */
@ApplicationScoped
public class ClientHealths {

    private static final String KNOW = "insert into app.client_health (tenant, auth_config, health, failures, version)"
            + " values (?1, ?2, 'HEALTHY', 0, 0) on conflict do nothing";
    private static final String TRY = "update app.client_health set retry_at = ?4 where tenant = ?1"
            + " and auth_config = ?2 and health = 'BROKEN' and retry_at <= ?3";
    private static final String ACCEPT = "insert into app.client_health as known (tenant, auth_config, health,"
            + " failures, version) values (?1, ?2, 'HEALTHY', 0, 1) on conflict (tenant, auth_config) do update set"
            + " health = 'HEALTHY', reason = null, detail = null, since = null, failures = 0, retry_at = null,"
            + " version = known.version + 1 where known.health <> 'HEALTHY'";
    private static final String FORGET = "delete from app.client_health where tenant = ?1 and auth_config = ?2";
    /** Locked rows are those of others at work: they find out for themselves, and nobody waits for anybody. */
    private static final String WAKE = "with waiting as (select tenant, id from app.connection where tenant = ?1"
            + " and auth_config = ?2 and status_reason = '" + ClientHealth.REASON + "' and due_at is not null"
            + " for update skip locked) update app.connection c"
            + " set due_at = cast(?3 as timestamptz) + random() * make_interval(secs => ?4)"
            + " from waiting where c.tenant = waiting.tenant and c.id = waiting.id";

    private final Outbox outbox;
    private final Clock clock;
    private final ClientHealthConfig config;

    ClientHealths(Outbox outbox, Clock clock, ClientHealthConfig config) {
        this.outbox = outbox;
        this.clock = clock;
        this.config = config;
    }

    /** One auth config, by whom it is for. */
    public record Client(String tenant, String authConfig, String app) {}

    public Uni<ClientHealth> find(Mutiny.Session session, String tenant, String authConfig) {
        return session.find(ClientHealthRow.class, new ClientHealthRow.Key(tenant, authConfig))
                .map(row -> row == null ? ClientHealth.UNKNOWN : row.health());
    }

    /** Of all these auth configs. */
    public Uni<Map<String, ClientHealth>> find(Mutiny.Session session, String tenant, List<String> authConfigs) {
        return session.createSelectionQuery("from ClientHealthRow where tenant = ?1 and authConfig in ?2",
                ClientHealthRow.class).setParameter(1, tenant).setParameter(2, authConfigs).getResultList()
                .map(rows -> authConfigs.stream().collect(Collectors.toMap(id -> id,
                        id -> rows.stream().filter(row -> row.authConfig.equals(id)).findFirst()
                                .map(ClientHealthRow::health).orElse(ClientHealth.UNKNOWN))));
    }

    /**
     * Whether the caller is the one to try a rejected client again.
     *
     * @param until when others may, should the caller never come back
     */
    public Uni<Boolean> tryOut(Mutiny.Session session, Client client, Instant until) {
        return session.createNativeQuery(TRY).setParameter(1, client.tenant()).setParameter(2, client.authConfig())
                .setParameter(3, clock.instant()).setParameter(4, until).executeUpdate().map(rows -> rows == 1);
    }

    /** The server took us for the client; whoever waited for that is looked at soon. */
    public Uni<Void> accepted(Mutiny.Session session, Client client) {
        return session.createNativeQuery(ACCEPT).setParameter(1, client.tenant()).setParameter(2, client.authConfig())
                .executeUpdate().chain(rows -> rows == 0
                        ? Uni.createFrom().voidItem()
                        : wake(session, client.tenant(), client.authConfig()));
    }

    /** Its id or secret is another one: what is known does not count any more. */
    public Uni<Void> forget(Mutiny.Session session, String tenant, String authConfig) {
        return session.createNativeQuery(FORGET).setParameter(1, tenant).setParameter(2, authConfig).executeUpdate()
                .chain(() -> wake(session, tenant, authConfig));
    }

    private Uni<Void> wake(Mutiny.Session session, String tenant, String authConfig) {
        return session.createNativeQuery(WAKE).setParameter(1, tenant).setParameter(2, authConfig)
                .setParameter(3, clock.instant()).setParameter(4, (double) config.wakeWithin().toSeconds())
                .executeUpdate().replaceWithVoid();
    }

    /**
     * The server did not take us for the client. The first to learn it tells others.
     *
     * @param onTrial whether this was the one request after a pause
     * @param retry when to try again after so many failures before this one
     * @return as it is from now on
     */
    public Uni<ClientHealth> rejected(Mutiny.Session session, Client client, boolean onTrial, String reason,
            String detail, IntFunction<Instant> retry) {
        return session.createNativeQuery(KNOW).setParameter(1, client.tenant()).setParameter(2, client.authConfig())
                .executeUpdate()
                .chain(() -> session.find(ClientHealthRow.class,
                        new ClientHealthRow.Key(client.tenant(), client.authConfig()), LockModeType.PESSIMISTIC_WRITE))
                .chain(row -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    ClientHealth before = row.health();
                    return before.isKnown(now, onTrial)
                            ? Uni.createFrom().item(before)
                            : keep(session, client, row,
                                    before.rejected(reason, detail, retry.apply(before.failures()), now), now);
                });
    }

    private Uni<ClientHealth> keep(Mutiny.Session session, Client client, ClientHealthRow row, ClientHealth after,
            Instant now) {
        boolean news = after.isNews(now, config.alertPause());
        ClientHealth kept = news ? after.told(now) : after;
        row.take(kept);
        return session.flush().chain(() -> news
                ? outbox.append(session, List.of(alert(client, kept)))
                : Uni.createFrom().voidItem()).replaceWith(kept);
    }

    private static Event alert(Client client, ClientHealth it) {
        Problem problem = Objects.requireNonNull(it.problem());
        return Event.of(client.tenant(), client.authConfig(),
                AuthConfigRejected.newBuilder().setTenant(client.tenant()).setId(client.authConfig())
                        .setApp(client.app()).setReason(problem.reason()).setDetail(problem.detail())
                        .setSince(problem.since()).setRetryAt(problem.retryAt()).setVersion(it.version()).build());
    }
}
