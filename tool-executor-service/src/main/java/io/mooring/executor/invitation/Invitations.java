package io.mooring.executor.invitation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;

/** Invites users to connect what their calls lack, and hears when they have. */
@ApplicationScoped
public class Invitations {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_KEPT = 10_000;

    private final InvitationClient client;
    private final Transactions transactions;
    private final ConnectionViewStore connections;
    private final Duration waits;
    private final Cache<Key, Invitation> given;

    Invitations(InvitationClient client, Transactions transactions, ConnectionViewStore connections,
            InvitationConfig config) {
        this.client = client;
        this.transactions = transactions;
        this.connections = connections;
        this.waits = config.waits();
        this.given = Caffeine.newBuilder().maximumSize(MOST_KEPT).expireAfterWrite(config.repeated()).build();
    }

    private record Key(String tenant, String user, Gap gap) {}

    /** A link for this user and nobody else; the same one when a call is repeated soon. None when there is no way. */
    public Uni<Optional<Invitation>> find(String tenant, String user, Gap gap) {
        Key key = new Key(tenant, user, gap);
        Invitation known = given.getIfPresent(key);
        return known == null
                ? client.invite(tenant, user, gap).invoke(made -> made.ifPresent(link -> given.put(key, link)))
                : Uni.createFrom().item(Optional.of(known));
    }

    /** Whether it is mended, as soon as it is; false when that takes too long, or nobody waits any more. */
    public Uni<Boolean> awaitMended(String tenant, String user, Gap gap, Future<Void> gone) {
        Uni<Boolean> mended = Uni.createFrom().deferred(() -> isMended(tenant, user, gap)).repeat().withDelay(PAUSE)
                .whilst(now -> !now).collect().last();
        return Uni.combine().any().of(mended, UniHelper.toUni(gone).replaceWith(false)).ifNoItem().after(waits)
                .recoverWithItem(false)
                .invoke(now -> given.invalidate(new Key(tenant, user, gap)));
    }

    private Uni<Boolean> isMended(String tenant, String user, Gap gap) {
        return transactions.in(tenant, session -> gap.connection() == null
                ? connections.ofUser(session, tenant, user, String.valueOf(gap.integration()))
                : connections.ofUserById(session, tenant, user, gap.connection())).map(Invitations::isAnyActive);
    }

    private static boolean isAnyActive(List<ConnectionView> found) {
        return found.stream().anyMatch(ConnectionView::isActive);
    }
}
