package io.mooring.contracts.secret;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Every tenant's keyset sealed anew under the current master key, one at a time. The keys in it stay what they are. */
final class MasterKeyCourse implements Course {

    private static final Logger LOG = Logger.getLogger(MasterKeyCourse.class);

    private final String rotation;
    private final String current;
    private final Transactions transactions;
    private final KeyRotationStore store;
    private final TenantKeyStore tenants;
    private final Keysets keysets;
    private String after = "";

    MasterKeyCourse(KeyRotationRow row, String current, Transactions transactions, KeyRotationStore store,
            TenantKeyStore tenants, Keysets keysets) {
        this.rotation = row.id;
        this.current = current;
        this.transactions = transactions;
        this.store = store;
        this.tenants = tenants;
        this.keysets = keysets;
    }

    @Override
    public Uni<Boolean> step() {
        return transactions.acrossTenants(session -> tenants.underOther(session, current, after)
                .chain(tenant -> tenant == null ? finish(session) : reseal(session, tenant)));
    }

    private Uni<Boolean> reseal(Mutiny.Session session, String tenant) {
        after = tenant;
        return keysets.toChange(session, tenant)
                .chain(envelope -> keysets.replace(session, tenant, envelope.keyset())).replaceWith(1)
                .onFailure(IllegalStateException.class).invoke(failure -> LOG.error(failure.getMessage()))
                .onFailure(IllegalStateException.class).recoverWithItem(0)
                .chain(done -> store.advance(session, rotation, done)).replaceWith(true);
    }

    /** A replica that still has the former key as its current one may have made keys for a new tenant meanwhile. */
    private Uni<Boolean> finish(Mutiny.Session session) {
        return tenants.countUnderOther(session, current)
                .chain(left -> store.finish(session, rotation, left == 0
                        ? ""
                        : left + " keysets are not sealed by "
                                + current + ": see the log, and start again once every replica has all master keys"))
                .replaceWith(false);
    }

    /** For logs. */
    @Override
    public String toString() {
        return "master key rotation " + rotation;
    }
}
