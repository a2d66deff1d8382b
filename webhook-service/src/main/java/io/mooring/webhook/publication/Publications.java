package io.mooring.webhook.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.event.webhook.PublicationState;
import io.mooring.contracts.origin.WebhookOrigin;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.contracts.provider.IntegrationProvider;
import io.mooring.contracts.provider.Providers;
import io.mooring.contracts.provider.tool.PublicationScope;
import io.mooring.webhook.Fields;
import io.mooring.contracts.secret.Secrets;
import io.mooring.webhook.IdSource;
import io.smallrye.mutiny.Uni;

/** Grants, changes and takes back; row and state record in one transaction. */
@ApplicationScoped
class Publications {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CONNECTION = 200;

    private final Transactions transactions;
    private final PublicationStore store;
    private final Outbox outbox;
    private final Secrets secrets;
    private final Providers providers = Providers.registered();
    private final IdSource ids;
    private final Clock clock;

    Publications(Transactions transactions, PublicationStore store, Outbox outbox, Secrets secrets, IdSource ids,
            Clock clock) {
        this.secrets = secrets;
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<PublicationView> create(Caller caller, PublicationWish wish) {
        String provider = Fields.requireText("/provider", wish.provider(), LONGEST_NAME);
        String connection = Fields.requireText("/connection", wish.connection(), LONGEST_CONNECTION);
        Grant grant = Grant.of(wish.actions(), wish.reach(), scopes(provider));
        PublicationRow row = new PublicationRow(caller.tenant(), ids.next("pub"), provider, connection,
                caller.kind() + " " + caller.subject(), now());
        row.name = wish.name() == null ? null : Fields.requireText("/name", wish.name(), LONGEST_NAME);
        row.take(grant);
        return transactions.in(caller.tenant(), session -> store.nextVersion(session)
                .invoke(version -> row.stamp(version, now())).chain(() -> arm(session, row))
                .chain(() -> store.record(session, row)).chain(() -> outbox.append(session, state(row)))).replaceWith(() -> PublicationView.of(row));
    }

    /** What is absent stays; a revoked one stays revoked. */
    Uni<PublicationView> change(String tenant, String id, PublicationWish wish) {
        if (wish.provider() != null || wish.connection() != null) {
            throw GeneralError.BAD_REQUEST.at(wish.provider() != null ? "/provider" : "/connection",
                    "expected another publication: this can't be changed");
        }
        String name = wish.name() == null ? null : Fields.requireText("/name", wish.name(), LONGEST_NAME);
        return transactions.in(tenant, session -> store.lock(session, tenant, id).invoke(row -> {
            row.take(Grant.of(wish.actions() == null ? List.<String>copyOf(row.actionsOf()) : wish.actions(),
                    wish.reach() == null ? row.reachOf() : wish.reach(), scopes(row.provider)));
            row.name = name == null ? row.name : name;
        }).call(row -> arm(session, row)).call(row -> told(session, row))).map(PublicationView::of);
    }

    /** From now on it grants nothing; again has no further effect. */
    Uni<PublicationView> revoke(String tenant, String id) {
        return transactions.in(tenant, session -> store.lock(session, tenant, id).call(row -> {
            boolean done = row.status.equals(PublicationRow.REVOKED);
            row.status = PublicationRow.REVOKED;
            return done ? Uni.createFrom().voidItem() : told(session, row);
        })).map(PublicationView::of);
    }

    Uni<Void> remove(String tenant, String id) {
        return transactions.in(tenant, session -> store.lock(session, tenant, id)
                .chain(row -> session.remove(row).chain(session::flush)
                        .chain(() -> outbox.append(session, Event.tombstone(Topics.STATE_PUBLICATION, tenant, id)))));
    }

    /** With a key for origins; it keeps the one it has. */
    private Uni<Void> arm(Mutiny.Session session, PublicationRow row) {
        if (row.originKey != null) {
            return Uni.createFrom().voidItem();
        }
        WebhookOrigin.Keys keys = WebhookOrigin.Keys.fresh();
        return secrets.seal(session, row.tenant, row.id, keys.secret()).invoke(sealed -> {
            row.originKey = keys.open();
            row.originSecret = sealed;
        }).replaceWithVoid();
    }

    private Uni<Void> told(Mutiny.Session session, PublicationRow row) {
        return store.nextVersion(session).invoke(version -> row.stamp(version, now())).chain(session::flush)
                .chain(() -> outbox.append(session, state(row)));
    }

    private List<PublicationScope> scopes(String provider) {
        List<PublicationScope> scopes = providers.find(provider).map(IntegrationProvider::publicationScopes)
                .orElse(List.of());
        if (scopes.isEmpty()) {
            throw GeneralError.BAD_REQUEST.at("/provider", "expected a provider with actions: "
                    + providers.ids().stream().filter(id -> providers.find(id)
                            .filter(known -> !known.tools().isEmpty()).isPresent()).toList());
        }
        return scopes;
    }

    private static Event state(PublicationRow row) {
        return Event.of(row.tenant, row.id, PublicationState.newBuilder().setTenant(row.tenant).setId(row.id)
                .setProvider(row.provider).setConnection(row.connection).setActions(row.actionsOf())
                .setReach(row.reach).setUserId(row.userId).setResource(row.resource)
                .setRevoked(row.status.equals(PublicationRow.REVOKED)).setOriginKey(row.originKey)
                .setVersion(row.version).build());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
