package io.mooring.catalog.tool;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.catalog.Changes;
import io.mooring.catalog.Chunks;
import io.mooring.catalog.Offer;
import io.mooring.catalog.Toolset;
import io.mooring.catalog.tool.DefinitionPool.Kept;
import io.mooring.catalog.tool.Goods.Item;
import io.mooring.catalog.tool.Stock.Key;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/**
 * Writes whole shelves into {@code app.tool} and {@code app.definition}, with their events, in the caller's transaction.
 * However large a shelf is, only a part of it exists as rows and events at a time.
 */
@ApplicationScoped
public class ShelfStore {

    /** Characters of a part: some megabytes as rows and as events. */
    private static final long PART = 1_000_000;
    /** A definition's name and hash in a tool's row. */
    private static final int NEED = 100;
    private static final int KEY = 200;

    private static final String TOOLS = "select name, variant, hash from app.tool"
            + " where tenant = ?1 and integration = ?2";
    private static final String DEFINITIONS = "select hash from app.definition where tenant = ?1 and integration = ?2";
    private static final String PUT_DEFINITIONS = "insert into app.definition (tenant, integration, hash, schema, uses)"
            + " select ?1, ?2, hash, schema, uses from unnest(cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]))"
            + " as part (hash, schema, uses)";
    private static final String DROP_TOOLS = "delete from app.tool where tenant = ?1 and integration = ?2"
            + " and (name, variant) in (select * from unnest(cast(?3 as text[]), cast(?4 as text[])))";
    private static final String DROP_DEFINITIONS = "delete from app.definition where tenant = ?1 and integration = ?2"
            + " and hash in (select unnest(cast(?3 as text[])))";

    private final Outbox outbox;
    private final Vertx vertx;

    ShelfStore(Outbox outbox, Vertx vertx) {
        this.outbox = outbox;
        this.vertx = vertx;
    }

    /** What a kind compiled, ready to be put; off the event loop. */
    public Uni<Goods> prepare(Toolset toolset) {
        return vertx.executeBlocking(() -> Goods.of(toolset), false);
    }

    /** What connections offer, ready to be put; off the event loop. */
    public Uni<Goods> prepare(List<Offer> offers, DefinitionPool pool) {
        return vertx.executeBlocking(() -> Goods.of(offers, pool), false);
    }

    /** Makes what is stored what the shelf says, writing only what differs. The integration's row must exist. */
    public Uni<Changes> put(Mutiny.Session session, Shelf shelf) {
        return stock(session, shelf.tenant(), shelf.integration()).map(stock -> Restock.of(shelf, stock))
                .call(restock -> putSchemas(session, shelf, restock.putSchemas()))
                .call(restock -> putTools(session, shelf, restock.put()))
                .call(restock -> drop(session, shelf.tenant(), shelf.integration(), restock.drop(),
                        restock.dropSchemas()))
                .map(Restock::changes);
    }

    /** Removes all tools and definitions of an integration. */
    public Uni<Void> clear(Mutiny.Session session, String tenant, String integration) {
        return stock(session, tenant, integration).chain(stock -> drop(session, tenant, integration,
                List.copyOf(stock.tools().keySet()), List.copyOf(stock.definitions())));
    }

    private static Uni<Stock> stock(Mutiny.Session session, String tenant, String integration) {
        return session.createNativeQuery(TOOLS, Object[].class).setParameter(1, tenant).setParameter(2, integration)
                .getResultList().chain(tools -> session.createNativeQuery(DEFINITIONS, String.class)
                        .setParameter(1, tenant).setParameter(2, integration).getResultList()
                        .map(hashes -> new Stock(byKey(tools), new HashSet<>(hashes))));
    }

    /** Columns name, variant and hash; a native query can't fill a record. */
    private static Map<Key, String> byKey(List<Object[]> tools) {
        Map<Key, String> byKey = new HashMap<>();
        tools.forEach(tool -> byKey.put(new Key((String) tool[0], (String) tool[1]), (String) tool[2]));
        return byKey;
    }

    private Uni<Void> putSchemas(Mutiny.Session session, Shelf shelf, List<String> hashes) {
        Map<String, Kept> schemas = shelf.schemas();
        return Chunks.inOrder(Chunks.of(hashes, hash -> weight(schemas.get(hash)), PART),
                part -> session.createNativeQuery(PUT_DEFINITIONS).setParameter(1, shelf.tenant())
                        .setParameter(2, shelf.integration()).setParameter(3, part.toArray(String[]::new))
                        .setParameter(4, part.stream().map(hash -> schemas.get(hash).text()).toArray(String[]::new))
                        .setParameter(5,
                                part.stream().map(hash -> JsonText.write(schemas.get(hash).uses()))
                                        .toArray(String[]::new))
                        .executeUpdate()
                        .chain(() -> outbox.append(session, ToolEvents.definitions(shelf, part))));
    }

    private Uni<Void> putTools(Mutiny.Session session, Shelf shelf, List<Item> items) {
        return Chunks.inOrder(Chunks.of(items, item -> weight(item.offer()), PART),
                part -> new ToolColumns(shelf, part).put(session)
                        .chain(() -> outbox.append(session, ToolEvents.states(shelf, part))));
    }

    private static long weight(Kept definition) {
        return KEY + definition.text().length() + (long) NEED * definition.uses().size();
    }

    private static long weight(Offer offer) {
        return KEY + offer.tool().inputSchema().length() + offer.tool().binding().length()
                + offer.tool().description().length() + (long) NEED * offer.tool().definitions().size()
                + (offer.tool().outputSchema() == null ? 0 : offer.tool().outputSchema().length());
    }

    /** Tools first: a reader that follows the events never sees one whose definition is gone. */
    private Uni<Void> drop(Mutiny.Session session, String tenant, String integration, List<Key> tools,
            List<String> hashes) {
        List<Event> events = ToolEvents.gone(tenant, integration, tools, hashes);
        return session.createNativeQuery(DROP_TOOLS).setParameter(1, tenant).setParameter(2, integration)
                .setParameter(3, tools.stream().map(Key::name).toArray(String[]::new))
                .setParameter(4, tools.stream().map(Key::variant).toArray(String[]::new)).executeUpdate()
                .chain(() -> session.createNativeQuery(DROP_DEFINITIONS).setParameter(1, tenant)
                        .setParameter(2, integration).setParameter(3, hashes.toArray(String[]::new)).executeUpdate())
                .chain(() -> outbox.append(session, events));
    }
}
