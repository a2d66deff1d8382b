package io.mooring.catalog.discovery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.catalog.Changes;
import io.mooring.catalog.Offer;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationEvents;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.tool.DefinitionPool;
import io.mooring.catalog.tool.DefinitionPool.Kept;
import io.mooring.catalog.tool.OfferStore;
import io.mooring.catalog.tool.Shelf;
import io.mooring.catalog.tool.ShelfStore;
import io.mooring.contracts.outbox.Outbox;
import io.smallrye.mutiny.Uni;

/** Makes the tools of an integration what its connections offer, and tells what that changed. */
@ApplicationScoped
class Restocking {

    private final OfferStore offers;
    private final ShelfStore shelves;
    private final IntegrationStore integrations;
    private final Outbox outbox;

    Restocking(OfferStore offers, ShelfStore shelves, IntegrationStore integrations, Outbox outbox) {
        this.offers = offers;
        this.shelves = shelves;
        this.integrations = integrations;
        this.outbox = outbox;
    }

    /**
     * Merges the list of one connection into those of the others. The caller has claimed the integration.
     *
     * @param version of whatever is new or different
     * @param listed what the connection offers now
     * @param schemas hash to definition, all that the listed tools need
     */
    Uni<Void> merge(Mutiny.Session session, Integration now, long version, String connection, List<Offer> listed,
            Map<String, Kept> schemas) {
        return offers.all(session, now.tenant(), now.slug()).map(before -> Merge.of(before, connection, listed))
                .chain(merged -> offers.definitions(session, now.tenant(), now.slug())
                        .chain(known -> shelves.prepare(merged, pool(merged, known, schemas))))
                .map(goods -> new Shelf(now.tenant(), now.slug(), now.kind(), version, goods))
                .chain(shelf -> shelves.put(session, shelf)
                        .chain(changes -> tell(session, now, shelf, changes)));
    }

    private static DefinitionPool pool(List<Offer> merged, Map<String, Kept> known, Map<String, Kept> listed) {
        Map<String, Kept> needed = new HashMap<>();
        Deque<String> next = new ArrayDeque<>();
        merged.forEach(offer -> next.addAll(offer.hashes().values()));
        while (!next.isEmpty()) {
            String hash = next.pop();
            Kept definition = listed.getOrDefault(hash, known.get(hash));
            if (needed.put(hash, definition) == null) {
                next.addAll(definition.uses().values());
            }
        }
        return new DefinitionPool(Map.of(), needed);
    }

    private Uni<Void> tell(Mutiny.Session session, Integration now, Shelf shelf, Changes changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        int names = (int) shelf.items().stream().map(item -> item.offer().tool().name()).distinct().count();
        return integrations.restocked(session, now, names, shelf.version()).chain(after -> outbox.append(session,
                IntegrationEvents.state(after), IntegrationEvents.changed(after, changes)));
    }
}
