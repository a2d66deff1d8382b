package io.mooring.contracts.secret;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.masterkey.MasterKeySource;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/**
 * Rotation of keys while traffic runs. Started by the installation's admin, gone on with by whichever replica has the lease,
 * from what the rows say: so it survives a crash at any point, and no secret is ever without a key that opens it.
 */
@ApplicationScoped
public class KeyRotations {

    private static final Logger LOG = Logger.getLogger(KeyRotations.class);

    private final Transactions transactions;
    private final KeyRotationStore store;
    private final TenantKeyStore tenants;
    private final Keysets keysets;
    private final MasterKeySource source;
    private final Instance<SealedColumns> columns;

    KeyRotations(Transactions transactions, KeyRotationStore store, TenantKeyStore tenants, Keysets keysets,
            MasterKeySource source, Instance<SealedColumns> columns) {
        this.transactions = transactions;
        this.store = store;
        this.tenants = tenants;
        this.keysets = keysets;
        this.source = source;
        this.columns = columns;
    }

    /** Fails with 400 naming the field, and with 409 while another one is running. */
    public Uni<KeyRotation> start(KeyRotation.Wish wish, String by) {
        KeyRotation.Wish asked = wish.checked();
        String id = store.newId();
        return source.again().chain(keys -> transactions.acrossTenants(session -> total(session, asked, keys.current())
                .chain(total -> store.record(session, id, asked, total, by)).invoke(KeyRotations::requireRecorded)
                .chain(() -> view(session, id))))
                .invoke(started -> LOG.infof("key rotation %s of %s started by %s: %d to seal anew", id,
                        started.which(), by, started.total()));
    }

    private static void requireRecorded(boolean recorded) {
        if (!recorded) {
            throw GeneralError.BUSY.because("a key rotation is running; start another one when it has ended");
        }
    }

    private Uni<Long> total(Mutiny.Session session, KeyRotation.Wish wish, String current) {
        if (KeyRotation.Wish.KEK.equals(wish.which())) {
            return tenants.countUnderOther(session, current);
        }
        Uni<Long> sum = tenants.countTenants(session, wish.scope()).invoke(KeyRotations::requireTenant)
                .replaceWith(0L);
        for (SealedColumn column : columns.get().sealed()) {
            sum = sum.chain(before -> tenants.countSealed(session, column, wish.scope()).map(more -> before + more));
        }
        return sum;
    }

    private static void requireTenant(long tenants) {
        if (tenants == 0) {
            throw GeneralError.BAD_REQUEST.at("/tenant", "expected a tenant that has secrets in this service");
        }
    }

    /** Fails with 404. */
    public Uni<KeyRotation> require(String id) {
        return transactions.acrossTenants(session -> view(session, id));
    }

    private Uni<KeyRotation> view(Mutiny.Session session, String id) {
        return store.find(session, id).onItem().ifNull()
                .failWith(() -> GeneralError.NOT_FOUND.because("there is no such key rotation"))
                .map(KeyRotationRow::view);
    }

    /** Newest first. */
    public Uni<List<KeyRotation>> list(Cursor cursor) {
        return transactions.acrossTenants(session -> store.findPage(session, cursor))
                .map(rows -> rows.stream().map(KeyRotationRow::view).toList());
    }

    /** Id of each master key to the number of tenants whose keys it sealed; one that is not here may be destroyed. */
    public Uni<Map<String, Long>> census() {
        return transactions.acrossTenants(tenants::census).map(Map::copyOf);
    }

    /** Goes on with the rotation that is running, if no other process does; to be called every second or so. */
    public Uni<Void> goOn() {
        return transactions.acrossTenants(store::claim)
                .chain(id -> id == null ? Uni.createFrom().voidItem() : goOn(id))
                .onFailure().invoke(failure -> LOG.warnf("the key rotation is tried again: %s", failure.getMessage()))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> goOn(String id) {
        return source.again().chain(keys -> transactions.acrossTenants(session -> requireDeclared(session)
                .chain(() -> store.find(session, id)).map(row -> course(row, keys.current()))))
                .chain(KeyRotations::run);
    }

    private static Uni<Void> run(Course course) {
        return Uni.createFrom().deferred(course::step).repeat().whilst(more -> more).collect().last()
                .invoke(() -> LOG.debugf("%s has no more to do", course)).replaceWithVoid();
    }

    private Course course(KeyRotationRow row, String current) {
        return KeyRotation.Wish.KEK.equals(row.which)
                ? new MasterKeyCourse(row, current, transactions, store, tenants, keysets)
                : new TenantKeyCourse(row, columns.get(), transactions, store, tenants, keysets);
    }

    /** A column nobody declared would be left behind, and unreadable once the old key is gone. */
    private Uni<Void> requireDeclared(Mutiny.Session session) {
        return tenants.columns(session).invoke(found -> {
            List<String> strange = found.stream().filter(name -> !columns.get().knows(name)).toList();
            if (!strange.isEmpty()) {
                throw new IllegalStateException("SealedColumns does not say what is in " + strange);
            }
        }).replaceWithVoid();
    }
}
