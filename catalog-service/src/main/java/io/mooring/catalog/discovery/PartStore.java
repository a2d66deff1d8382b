package io.mooring.catalog.discovery;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.event.executor.ToolsDiscovered;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.discovery_part}. An answer whose last parts never came is forgotten after a day. */
@ApplicationScoped
class PartStore {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final String FORGET = "delete from PartRow where tenant = :tenant"
            + " and (connection = :connection and version < :version or receivedAt < :before)";
    private static final String ALL = "from PartRow where tenant = :tenant and connection = :connection"
            + " and discovery = :discovery order by part";
    private static final String COUNT = "select count(*) from PartRow where tenant = :tenant"
            + " and connection = :connection and discovery = :discovery";
    private static final String DROP = "delete from PartRow where tenant = :tenant and connection = :connection"
            + " and discovery = :discovery";

    private final Clock clock;

    PartStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * Keeps a part until it is the last one that was missing.
     *
     * @return all parts in their order, which are kept no longer; empty while there are others to come
     */
    Uni<List<byte[]>> keep(Mutiny.Session session, ToolsDiscovered event) {
        Answers.requireBounds(event);
        PartRow row = new PartRow(event, bytes(event.getContent()), clock.instant());
        return forget(session, event).chain(() -> session.find(PartRow.class, row.key()))
                .chain(known -> known == null
                        ? session.persist(row).chain(session::flush)
                        : Uni.createFrom().voidItem())
                .chain(() -> scoped(session.createSelectionQuery(COUNT, Long.class), event).getSingleResult())
                .chain(count -> count < event.getParts() ? Uni.createFrom().item(List.of()) : take(session, event));
    }

    private Uni<Integer> forget(Mutiny.Session session, ToolsDiscovered event) {
        return session.createMutationQuery(FORGET).setParameter("tenant", event.getTenant())
                .setParameter("connection", event.getConnection()).setParameter("version", event.getVersion())
                .setParameter("before", clock.instant().minus(KEPT)).executeUpdate();
    }

    private static Uni<List<byte[]>> take(Mutiny.Session session, ToolsDiscovered event) {
        return scoped(session.createSelectionQuery(ALL, PartRow.class), event).setReadOnly(true).getResultList()
                .map(rows -> rows.stream().map(row -> row.content).toList())
                .call(() -> session.createMutationQuery(DROP).setParameter("tenant", event.getTenant())
                        .setParameter("connection", event.getConnection())
                        .setParameter("discovery", event.getDiscovery()).executeUpdate())
                .invoke(session::clear);
    }

    private static <T> Mutiny.SelectionQuery<T> scoped(Mutiny.SelectionQuery<T> query, ToolsDiscovered event) {
        return query.setParameter("tenant", event.getTenant()).setParameter("connection", event.getConnection())
                .setParameter("discovery", event.getDiscovery());
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
