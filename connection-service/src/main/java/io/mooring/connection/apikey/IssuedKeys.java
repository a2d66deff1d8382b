package io.mooring.connection.apikey;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.connection.ConnectionError;
import io.mooring.contracts.caller.ApiKey;
import io.mooring.contracts.caller.ServerKey;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.event.Topics;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/** Makes, changes and revokes keys; every change reaches all services by {@code state.api-key}. */
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
                .chain(() -> publish(session, ofInstallation(tenant, by))));
    }

    /** Another admin key of a tenant. Fails with 404 when there is no such tenant. */
    Uni<IssuedKey> reopenTenant(String tenant, String by) {
        return transactions.in(tenant, session -> requireTenant(session, tenant)
                .chain(() -> publish(session, ofInstallation(tenant, by))));
    }

    /**
     * Another key of a tenant. Fails with 404 when there is no such tenant, whatever a token says; the server-wide key makes
     * the one it is for.
     */
    Uni<IssuedKey> issue(String tenant, NewKey asked, String by) {
        return transactions.in(tenant, session -> (by.equals(ServerKey.SUBJECT)
                ? store.recordTenant(session, tenant, clock.instant()).replaceWithVoid()
                : requireTenant(session, tenant))
                .chain(() -> publish(session, generate(tenant, asked, by))));
    }

    Uni<List<ApiKeyRow>> list(String tenant, @Nullable KeyStatus status, Cursor cursor) {
        return transactions.in(tenant,
                session -> store.findPage(session, tenant, status, clock.instant(), cursor));
    }

    Uni<ApiKeyRow> require(String tenant, String id) {
        return transactions.in(tenant, session -> store.require(session, tenant, id));
    }

    /** Fails with 404, with 409 when the key is void. */
    Uni<ApiKeyRow> change(String tenant, String id, KeyChange change) {
        return transactions.in(tenant, session -> requireActive(session, tenant, id).invoke(change::apply)
                .call(key -> outbox.append(session, state(key))));
    }

    /** A key in place of another one. Fails with 404, with 409 when that one is void or replaced. */
    Uni<IssuedKey> rotate(String tenant, String id, Rotation rotation, String by) {
        return transactions.in(tenant, session -> requireActive(session, tenant, id)
                .chain(old -> replace(session, old, rotation, by)));
    }

    private Uni<IssuedKey> replace(Mutiny.Session session, ApiKeyRow old, Rotation rotation, String by) {
        IssuedKey issued = generate(old.tenant, rotation.successor(old), by);
        issued.row().replaces = old.id;
        issued.row().installation = old.installation;
        rotation.retire(old, issued.row().id, now());
        return publish(session, issued).call(() -> outbox.append(session, state(old)));
    }

    /** From the commit on the key is void, everywhere within a second. Fails with 404. */
    Uni<Void> revoke(String tenant, String id) {
        return transactions.in(tenant, session -> store.requireLocked(session, tenant, id)
                .chain(key -> key.revokedAt == null ? revoke(session, key) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> revoke(Mutiny.Session session, ApiKeyRow key) {
        key.revokedAt = now();
        key.version++;
        return outbox.append(session, Event.tombstone(Topics.STATE_API_KEY, key.tenant, key.id));
    }

    private Uni<ApiKeyRow> requireActive(Mutiny.Session session, String tenant, String id) {
        return store.requireLocked(session, tenant, id).invoke(key -> requireActive(key, clock.instant()));
    }

    private static void requireActive(ApiKeyRow key, Instant now) {
        if (key.status(now) != KeyStatus.ACTIVE) {
            throw ConnectionError.KEY_VOID.because("the key is " + key.status(now).text() + "; make a new one");
        }
    }

    private IssuedKey ofInstallation(String tenant, String by) {
        IssuedKey issued = generate(tenant, NewKey.admin(), by);
        issued.row().installation = true;
        return issued;
    }

    private IssuedKey generate(String tenant, NewKey asked, String by) {
        ApiKey key = ApiKey.generate(random);
        return new IssuedKey(key, new ApiKeyRow(tenant, key.id(), key.hash(), asked, by, now()));
    }

    private Uni<IssuedKey> publish(Mutiny.Session session, IssuedKey issued) {
        return store.record(session, issued.row()).chain(() -> outbox.append(session, state(issued.row())))
                .replaceWith(issued);
    }

    private static Event state(ApiKeyRow key) {
        return Event.of(key.tenant, key.id, key.state());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Uni<Void> requireTenant(Mutiny.Session session, String tenant) {
        return store.hasTenant(session, tenant).invoke(IssuedKeys::requireTenant).replaceWithVoid();
    }

    private static void requireTenant(boolean known) {
        if (!known) {
            throw GeneralError.NOT_FOUND.because("there is no such tenant");
        }
    }

    private static void requireAdded(boolean added, String tenant) {
        if (!added) {
            throw ConnectionError.TENANT_EXISTS.at("/name", "another name, " + tenant + " is in use");
        }
    }
}
