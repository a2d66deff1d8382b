package io.mooring.contracts.secret;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

import io.smallrye.mutiny.Uni;

/**
 * Values of one column that a tenant's former keys sealed, sealed anew with the current one. Rows that somebody else has
 * locked are passed over, so that this never waits while it holds locks itself.
 */
record Resealing(SealedColumn column, String tenant, Envelope envelope) {

    private static final Logger LOG = Logger.getLogger(Resealing.class);
    private static final int BATCH = 100;

    /**
     * How a batch went.
     *
     * @param resealed rows written
     * @param damaged rows that do not open
     * @param last key of the last row looked at
     * @param more whether another batch may follow
     */
    record Batch(int resealed, int damaged, String last, boolean more) {}

    /** Values of the tenant that the current key did not seal. */
    Uni<Long> remaining(Mutiny.Session session) {
        return session.createNativeQuery("select count(*) from app." + column.table() + where(), Long.class)
                .setParameter(1, tenant).setParameter(2, envelope.prefix()).getSingleResult();
    }

    private String where() {
        return " where tenant = ?1 and " + column.column() + " is not null and substring(" + column.column()
                + " from 1 for " + Envelope.PREFIX_BYTES + ") <> decode(?2, 'hex')";
    }

    /** The next rows after a key. */
    Uni<Batch> batch(Mutiny.Session session, String after) {
        String select = "select " + column.key() + ", encode(" + column.column() + ", 'hex') from app."
                + column.table() + where() + " and " + column.key() + " > ?3 order by " + column.key() + " limit "
                + BATCH + " for no key update skip locked";
        return session.createNativeQuery(select, Object[].class).setParameter(1, tenant)
                .setParameter(2, envelope.prefix()).setParameter(3, after).getResultList()
                .chain(rows -> write(session, rows));
    }

    private Uni<Batch> write(Mutiny.Session session, List<Object[]> rows) {
        List<String> keys = new ArrayList<>();
        List<String> sealed = new ArrayList<>();
        rows.forEach(row -> reseal((String) row[0], (String) row[1], keys, sealed));
        Batch batch = new Batch(keys.size(), rows.size() - keys.size(),
                rows.isEmpty() ? "" : (String) rows.getLast()[0], rows.size() == BATCH);
        return keys.isEmpty()
                ? Uni.createFrom().item(batch)
                : session.createNativeQuery(update()).setParameter(1, keys.toArray(String[]::new))
                        .setParameter(2, sealed.toArray(String[]::new)).setParameter(3, tenant).executeUpdate()
                        .replaceWith(batch);
    }

    private String update() {
        return "update app." + column.table() + " as kept set " + column.column() + " = decode(fresh.sealed, 'hex')"
                + " from unnest(cast(?1 as text[]), cast(?2 as text[])) as fresh (key, sealed)"
                + " where kept.tenant = ?3 and kept." + column.key() + " = fresh.key";
    }

    private void reseal(String key, String hex, List<String> keys, List<String> sealed) {
        byte[] context = Secrets.context(tenant, column.owner().apply(key));
        try {
            byte[] secret = envelope.unseal(HexFormat.of().parseHex(hex), context);
            sealed.add(HexFormat.of().formatHex(envelope.seal(secret, context)));
            keys.add(key);
        } catch (IllegalStateException damaged) {
            LOG.errorf("%s of %s, tenant %s, can't be sealed anew: %s", column.name(), key, tenant,
                    damaged.getMessage());
        }
    }
}
