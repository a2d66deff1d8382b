package io.mooring.contracts.outbox;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/**
 * Days of tables that are partitioned by them, in UTC: what is too old is dropped with its day, not deleted row by row.
 * Such a table {@code t} has a default partition {@code t_other}, so that no row is ever refused. Sessions must be over all
 * tenants ({@link Transactions#acrossTenants}).
 */
@ApplicationScoped
public class DayPartitions {

    private static final String MAKE = "select cast(app.make_day(?1, ?2, cast(cast(?3 as timestamptz) at time zone 'UTC'"
            + " as date) + d) as text) from generate_series(0, ?4) d";
    private static final String DROP = "select app.drop_days(?1, ?2, cast(cast(?3 as timestamptz) at time zone 'UTC'"
            + " as date))";

    /**
     * Makes days that are missing.
     *
     * @param table in schema {@code app}
     * @param column by which it is partitioned
     * @param from moment in the first day
     * @param more days after it
     */
    public Uni<Void> make(Mutiny.Session session, String table, String column, Instant from, int more) {
        return session.createNativeQuery(MAKE, String.class).setParameter(1, table).setParameter(2, column)
                .setParameter(3, from).setParameter(4, more).getResultList().replaceWithVoid();
    }

    /** Drops the days before that of a moment, and answers how many. */
    public Uni<Integer> drop(Mutiny.Session session, String table, String column, Instant before) {
        return session.createNativeQuery(DROP, Integer.class).setParameter(1, table).setParameter(2, column)
                .setParameter(3, before).getSingleResult();
    }
}
