package io.mooring.webhook.event;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.smallrye.mutiny.Uni;

/**
 * A tenant's events in the order their transactions did: none is missed and none comes twice, whichever replica stored it.
 * Events of a transaction show when all older ones have ended.
 */
@ApplicationScoped
public class StoredEvents {

    private static final String ENDED = "cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)";
    private static final String END = "select " + ENDED;
    private static final String READ = "select " + ListedEventRow.COLUMNS + " from app.event e where e.tenant = ?1"
            + " and e.tx >= ?2 and (e.tx, e.received_at, e.id) > (?2, ?3, ?4) and e.tx < " + ENDED
            + " order by e.tx, e.received_at, e.id limit ?5";

    /** After everything that is stored and visible now. */
    public Uni<StreamPosition> end(Mutiny.Session session) {
        return session.createNativeQuery(END, Long.class).getSingleResult().map(StreamPosition::before);
    }

    /** The next ones. */
    public Uni<List<Told>> read(Mutiny.Session session, String tenant, StreamPosition after, int most) {
        return session.createNativeQuery(READ, ListedEventRow.class).setParameter(1, tenant)
                .setParameter(2, after.tx()).setParameter(3, after.at()).setParameter(4, after.id())
                .setParameter(5, most).getResultList().map(rows -> rows.stream().map(Told::of).toList());
    }

    /**
     * An event as the stream tells it.
     *
     * @param view its JSON
     */
    public record Told(StreamPosition position, String provider, String type, Object view) {

        static Told of(ListedEventRow row) {
            return new Told(StreamPosition.of(row), row.provider, row.type, row.view());
        }
    }
}
