package io.mooring.connection.apikey;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.connection.ConnectionError;
import io.mooring.contracts.caller.ApiKey;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Makes and revokes keys; every change reaches all services by {@code state.api-key}. */
@ApplicationScoped
class IssuedKeys {

    private final Transactions transactions;
    private final ApiKeyStore store;
    private final Outbox outbox;
    private final RandomGenerator random;
    private final Clock clock;

    IssuedKeys(Transactions transactions, ApiKeyStore store, Outbox outbox, RandomGenerator random, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.random = random;
        this.clock = clock;
    }

    /** A new tenant and its first admin key. Fails with 409 when the name is in use. */
    Uni<IssuedKey> openTenant(String tenant, String by) {
        return transactions.in(tenant, session -> store.recordTenant(session, tenant, clock.instant())
                .invoke(added -> requireAdded(added, tenant))
                .chain(() -> issue(session, tenant, NewKey.admin(), by)));
    }

    /** Another key of a tenant. Fails with 404 when there is no such tenant, whatever a token says. */
    Uni<IssuedKey> issue(String tenant, NewKey asked, String by) {
        return transactions.in(tenant, session -> store.hasTenant(session, tenant)
                .invoke(known -> requireKnown(known, "tenant"))
                .chain(() -> issue(session, tenant, asked, by)));
    }

    Uni<List<ApiKeyRow>> list(String tenant, Cursor cursor) {
        return transactions.in(tenant, session -> store.findPage(session, tenant, cursor));
    }

    /** From the commit on the key is void, everywhere within a second. Fails with 404. */
    Uni<Void> revoke(String tenant, String id) {
        return transactions.in(tenant, session -> store.remove(session, tenant, id)
                .invoke(known -> requireKnown(known, "key"))
                .chain(() -> outbox.append(session, Event.tombstone(Topics.STATE_API_KEY, tenant, id))));
    }

    private Uni<IssuedKey> issue(Mutiny.Session session, String tenant, NewKey asked, String by) {
        ApiKey key = ApiKey.generate(random);
        ApiKeyRow row = new ApiKeyRow(tenant, key.id(), key.hash(), asked, by,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return store.record(session, row).chain(() -> outbox.append(session, Event.of(tenant, row.id, row.state())))
                .replaceWith(new IssuedKey(key, row));
    }

    private static void requireAdded(boolean added, String tenant) {
        if (!added) {
            throw ConnectionError.TENANT_EXISTS.at("/name", "another name, " + tenant + " is in use");
        }
    }

    private static void requireKnown(boolean known, String what) {
        if (!known) {
            throw GeneralError.NOT_FOUND.because("there is no such " + what);
        }
    }
}
