package io.mooring.catalog.discovery;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.mooring.catalog.Toolset;
import io.mooring.catalog.Toolset.Skipped;
import io.mooring.catalog.tool.DefinitionPool;
import io.mooring.contracts.event.connection.ConnectionRemoved;
import io.mooring.contracts.page.Cursor;
import io.smallrye.mutiny.Uni;

/** Rows of {@code app.discovery}. */
@ApplicationScoped
class DiscoveryStore {

    private static final JsonMapper JSON = new JsonMapper();
    /** Of the parts that were left out, as many are kept for people. */
    private static final int MOST_SKIPPED = 100;
    private static final String PAGE = "from DiscoveryRow where tenant = :tenant and integration = :integration"
            + " and gone = false and connection > :after order by connection";

    private final Clock clock;

    DiscoveryStore(Clock clock) {
        this.clock = clock;
    }

    /** Whether an answer of this version says something new: none as new was taken in, and the connection is there. */
    Uni<Boolean> isNews(Mutiny.Session session, String tenant, String connection, long version) {
        return session.find(DiscoveryRow.class, new DiscoveryRow.Key(tenant, connection))
                .map(row -> row == null || !row.gone && row.version < version);
    }

    /** Whether the connection has said the same before, with the same configuration. */
    Uni<Boolean> isRepetition(Mutiny.Session session, Discovery discovery) {
        return session.find(DiscoveryRow.class, new DiscoveryRow.Key(discovery.tenant(), discovery.connection()))
                .map(row -> row != null && row.hash.equals(discovery.hash())
                        && row.configRevision == discovery.configRevision());
    }

    /** Whether tools of the connection may be among those of its integration. */
    Uni<Boolean> hasAnswered(Mutiny.Session session, String tenant, String connection) {
        return session.find(DiscoveryRow.class, new DiscoveryRow.Key(tenant, connection))
                .map(row -> row != null && !row.gone);
    }

    Uni<Void> record(Mutiny.Session session, Discovery discovery) {
        return save(session, discovery, false);
    }

    /** From now on nothing the connection says counts. */
    Uni<Void> recordGone(Mutiny.Session session, ConnectionRemoved gone) {
        return save(session, new Discovery(gone.getTenant(), gone.getId(), gone.getIntegration(), gone.getVersion(), 0,
                "", new Toolset(List.of(), Map.of(), List.of()), DefinitionPool.of(Map.of())), true);
    }

    private Uni<Void> save(Mutiny.Session session, Discovery discovery, boolean gone) {
        List<Skipped> skipped = discovery.toolset().skipped();
        DiscoveryRow row = new DiscoveryRow(discovery, gone,
                write(skipped.subList(0, Math.min(skipped.size(), MOST_SKIPPED))), clock.instant());
        return session.merge(row).chain(session::flush);
    }

    /** One page of the connections that answered, with one more when another page follows. */
    Uni<List<DiscoveryView>> list(Mutiny.Session session, String tenant, String integration, Cursor cursor) {
        return session.createSelectionQuery(PAGE, DiscoveryRow.class).setParameter("tenant", tenant)
                .setParameter("integration", integration)
                .setParameter("after", cursor.after() == null ? "" : cursor.after()).setMaxResults(cursor.fetch())
                .setReadOnly(true).getResultList()
                .map(rows -> rows.stream().map(row -> new DiscoveryView(row.connection, row.toolCount,
                        read(row.skipped), row.configRevision, row.takenAt.toString())).toList());
    }

    private static String write(List<Skipped> skipped) {
        try {
            return JSON.writeValueAsString(skipped);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can't be written as JSON", e);
        }
    }

    private static List<Skipped> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored JSON text is damaged", e);
        }
    }
}
