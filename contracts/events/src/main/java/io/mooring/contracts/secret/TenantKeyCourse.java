package io.mooring.contracts.secret;

import java.util.List;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/**
 * One tenant after the other gets a new key; what the former ones sealed is sealed anew; then they are destroyed. Once the
 * new key is committed nobody seals with the former ones (see {@link Keysets}), so what is counted as left is all there is.
 */
final class TenantKeyCourse implements Course {

    private final KeyRotationRow rotation;
    private final List<SealedColumn> columns;
    private final Transactions transactions;
    private final KeyRotationStore store;
    private final TenantKeyStore tenants;
    private final Keysets keysets;
    /** The tenant in work; none between two. */
    private @Nullable String tenant;
    private String formerTenant = "";
    private int column;
    private String after = "";
    private long damagedOfTenant;
    private long damaged;

    TenantKeyCourse(KeyRotationRow rotation, SealedColumns columns, Transactions transactions, KeyRotationStore store,
            TenantKeyStore tenants, Keysets keysets) {
        this.rotation = rotation;
        this.columns = columns.sealed();
        this.transactions = transactions;
        this.store = store;
        this.tenants = tenants;
        this.keysets = keysets;
    }

    @Override
    public Uni<Boolean> step() {
        String current = tenant;
        return transactions.acrossTenants(session -> {
            if (current == null) {
                return next(session);
            }
            return column < columns.size() ? reseal(session, current) : retire(session, current);
        });
    }

    private Uni<Boolean> next(Mutiny.Session session) {
        return tenants.toRotate(session, rotation.id, rotation.tenant, formerTenant)
                .chain(found -> found == null ? finish(session) : begin(session, found));
    }

    private Uni<Boolean> begin(Mutiny.Session session, String found) {
        return keysets.toChange(session, found)
                .chain(envelope -> tenants.hasNewKey(session, found, rotation.id)
                        .chain(has -> has ? Uni.createFrom().voidItem() : addKey(session, found, envelope)))
                .chain(() -> store.advance(session, rotation.id, 0)).invoke(() -> enter(found)).replaceWith(true);
    }

    private Uni<Void> addKey(Mutiny.Session session, String found, Envelope envelope) {
        return keysets.replace(session, found, envelope.withNewKey())
                .chain(() -> tenants.mark(session, found, rotation.id, true));
    }

    private void enter(String found) {
        tenant = found;
        column = 0;
        after = "";
        damagedOfTenant = 0;
    }

    private Uni<Boolean> reseal(Mutiny.Session session, String current) {
        return keysets.toSeal(session, current)
                .chain(envelope -> new Resealing(columns.get(column), current, envelope).batch(session, after))
                .call(batch -> store.advance(session, rotation.id, batch.resealed())).invoke(this::moveOn)
                .replaceWith(true);
    }

    private void moveOn(Resealing.Batch batch) {
        damagedOfTenant += batch.damaged();
        after = batch.more() ? batch.last() : "";
        column += batch.more() ? 0 : 1;
    }

    /** Rows that somebody had locked are left: the rotation goes on with them at the next tick. */
    private Uni<Boolean> retire(Mutiny.Session session, String current) {
        return keysets.toChange(session, current).chain(envelope -> remaining(session, current, envelope)
                .chain(left -> left == 0
                        ? retire(session, current, envelope)
                        : Uni.createFrom().item(left == damagedOfTenant)))
                .invoke(more -> leave(current));
    }

    private Uni<Boolean> retire(Mutiny.Session session, String current, Envelope envelope) {
        return keysets.replace(session, current, envelope.withoutOldKeys())
                .chain(() -> tenants.mark(session, current, rotation.id, false))
                .chain(() -> store.advance(session, rotation.id, 0)).replaceWith(true);
    }

    private Uni<Long> remaining(Mutiny.Session session, String current, Envelope envelope) {
        Uni<Long> sum = Uni.createFrom().item(0L);
        for (SealedColumn one : columns) {
            sum = sum.chain(before -> new Resealing(one, current, envelope).remaining(session)
                    .map(left -> before + left));
        }
        return sum;
    }

    private void leave(String current) {
        damaged += damagedOfTenant;
        formerTenant = current;
        tenant = null;
    }

    private Uni<Boolean> finish(Mutiny.Session session) {
        return store.finish(session, rotation.id, damaged == 0
                ? ""
                : damaged + " secrets do not open, see the log;"
                        + " the former keys of their tenants are kept")
                .replaceWith(false);
    }

    @Override
    public String toString() {
        return "tenant key rotation " + rotation.id;
    }
}
