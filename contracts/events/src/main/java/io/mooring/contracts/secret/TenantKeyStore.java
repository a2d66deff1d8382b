package io.mooring.contracts.secret;

import java.util.List;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

/** Which rows of {@code app.tenant_key} a rotation still has to do. */
@ApplicationScoped
class TenantKeyStore {

    private static final String UNDER_OTHER = "select tenant from app.tenant_key where master_key <> ?1 and tenant > ?2"
            + " order by tenant limit 1";
    private static final String COUNT_UNDER_OTHER = "select count(*) from app.tenant_key where master_key <> ?1";
    private static final String TO_ROTATE = "select tenant from app.tenant_key where tenant > ?1"
            + " and (?2 = '*' or tenant = ?2) and (rotating or rotation is distinct from ?3) order by tenant limit 1";
    private static final String IS_ROTATING = "select rotating and rotation is not distinct from ?2"
            + " from app.tenant_key where tenant = ?1";
    private static final String MARK = "update app.tenant_key set rotation = ?2, rotating = ?3 where tenant = ?1";
    private static final String HAS_KEYS = "select count(*) from app.tenant_key where ?1 = '*' or tenant = ?1";
    private static final String CENSUS = "select master_key, count(*) from app.tenant_key group by 1 order by 1";
    /** A partition has the columns of its table. */
    private static final String BYTES = "select table_name || '.' || column_name from information_schema.columns"
            + " where table_schema = 'app' and data_type = 'bytea' and table_name not in ('outbox', 'tenant_key')"
            + " and table_name not in (select relname from pg_class where relispartition)"
            + " order by 1";

    /** The next tenant whose keys another master key sealed. */
    Uni<@Nullable String> underOther(Mutiny.Session session, String masterKey, String after) {
        return session.createNativeQuery(UNDER_OTHER, String.class).setParameter(1, masterKey).setParameter(2, after)
                .getSingleResultOrNull();
    }

    Uni<Long> countUnderOther(Mutiny.Session session, String masterKey) {
        return session.createNativeQuery(COUNT_UNDER_OTHER, Long.class).setParameter(1, masterKey).getSingleResult();
    }

    /** The next tenant that has no new key by this rotation, or still old ones. */
    Uni<@Nullable String> toRotate(Mutiny.Session session, String rotation, String scope, String after) {
        return session.createNativeQuery(TO_ROTATE, String.class).setParameter(1, after).setParameter(2, scope)
                .setParameter(3, rotation).getSingleResultOrNull();
    }

    /** Whether the rotation gave the tenant its new key before. */
    Uni<Boolean> hasNewKey(Mutiny.Session session, String tenant, String rotation) {
        return session.createNativeQuery(IS_ROTATING, Boolean.class).setParameter(1, tenant).setParameter(2, rotation)
                .getSingleResult();
    }

    Uni<Void> mark(Mutiny.Session session, String tenant, String rotation, boolean rotating) {
        return session.createNativeQuery(MARK).setParameter(1, tenant).setParameter(2, rotation)
                .setParameter(3, rotating).executeUpdate().replaceWithVoid();
    }

    /** How many tenants with keys a rotation is about. */
    Uni<Long> countTenants(Mutiny.Session session, String scope) {
        return session.createNativeQuery(HAS_KEYS, Long.class).setParameter(1, scope).getSingleResult();
    }

    /** How many values there are in a column. */
    Uni<Long> countSealed(Mutiny.Session session, SealedColumn column, String scope) {
        return session.createNativeQuery("select count(" + column.column() + ") from app." + column.table()
                + " where ?1 = '*' or tenant = ?1", Long.class).setParameter(1, scope).getSingleResult();
    }

    /** Id of each master key to how many tenants' keys it sealed. */
    Uni<TreeMap<String, Long>> census(Mutiny.Session session) {
        return session.createNativeQuery(CENSUS, Object[].class).getResultList().map(rows -> {
            TreeMap<String, Long> census = new TreeMap<>();
            rows.forEach(row -> census.put((String) row[0], (Long) row[1]));
            return census;
        });
    }

    /** Every column that could hold sealed values. */
    Uni<List<String>> columns(Mutiny.Session session) {
        return session.createNativeQuery(BYTES, String.class).getResultList();
    }
}
