package io.mooring.catalog.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Changes;
import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationEvents;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.integration.SourceStore;
import io.mooring.catalog.tool.Goods;
import io.mooring.catalog.tool.Shelf;
import io.mooring.catalog.tool.ShelfStore;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.smallrye.mutiny.Uni;

/**
 * Adds, changes and removes integrations of every kind: rows and events in one transaction, one writer per slug at a
 * time.
 */
@ApplicationScoped
class Registrations {

    /** An integration after it was rebuilt, and what that did. */
    record Rebuilt(Integration integration, Changes changes) {}

    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final ShelfStore shelves;
    private final SourceStore sources;
    private final Outbox outbox;

    Registrations(Transactions transactions, IntegrationStore integrations, ShelfStore shelves,
            SourceStore sources, Outbox outbox) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.shelves = shelves;
        this.sources = sources;
        this.outbox = outbox;
    }

    /** A look before the costly part; {@link #register} decides. */
    Uni<Void> requireFree(String tenant, Slug slug) {
        return transactions.in(tenant, session -> integrations.requireFree(session, tenant, slug.text()));
    }

    /** See {@link #requireFree(String, Slug)}. */
    Uni<Void> requireFree(String tenant, List<Slug> slugs) {
        return transactions.in(tenant, session -> {
            Uni<Void> free = Uni.createFrom().voidItem();
            for (Slug slug : slugs) {
                free = free.chain(() -> integrations.requireFree(session, tenant, slug.text()));
            }
            return free;
        });
    }

    /** Fails with 409 when the slug is taken. */
    Uni<Integration> register(String tenant, Draft draft) {
        return register(tenant, draft, null);
    }

    /**
     * Fails with 409 when the slug is taken.
     *
     * @param source to be kept with it
     */
    Uni<Integration> register(String tenant, Draft draft, byte @Nullable [] source) {
        return shelves.prepare(draft.toolset())
                .chain(goods -> transactions.in(tenant, session -> register(session, tenant, draft, goods)
                        .call(added -> source == null ? nothing() : sources.keep(session, added, source))));
    }

    /** All or none, in order of their slugs, so that two callers never wait for each other. */
    Uni<List<Integration>> register(String tenant, List<Draft> drafts) {
        List<Draft> ordered = drafts.stream().sorted(Comparator.comparing(draft -> draft.slug().text())).toList();
        return Uni.join().all(ordered.stream().map(draft -> shelves.prepare(draft.toolset())).toList()).andFailFast()
                .chain(goods -> transactions.in(tenant, session -> register(session, tenant, ordered, goods)));
    }

    private Uni<List<Integration>> register(Mutiny.Session session, String tenant, List<Draft> drafts,
            List<Goods> goods) {
        Uni<List<Integration>> added = Uni.createFrom().item(new ArrayList<>());
        for (int index = 0; index < drafts.size(); index++) {
            int now = index;
            added = added.call(so -> register(session, tenant, drafts.get(now), goods.get(now)).invoke(so::add));
        }
        return added;
    }

    private Uni<Integration> register(Mutiny.Session session, String tenant, Draft draft, Goods goods) {
        String slug = draft.slug().text();
        return integrations.claim(session, tenant, slug)
                .call(() -> integrations.requireFree(session, tenant, slug))
                .chain(version -> add(session, tenant, draft, goods, version));
    }

    /** Adds it, or rebuilds it in place: for what the service itself registers when it starts. */
    Uni<Rebuilt> upsert(String tenant, Draft draft) {
        String slug = draft.slug().text();
        return shelves.prepare(draft.toolset()).chain(goods -> transactions.in(tenant,
                session -> integrations.claim(session, tenant, slug)
                        .chain(version -> integrations.find(session, tenant, slug).chain(now -> now.isPresent()
                                ? rebuild(session, now.get(), draft, goods, version)
                                : add(session, tenant, draft, goods, version)
                                        .map(added -> new Rebuilt(added, Changes.NONE))))));
    }

    /**
     * Rebuilds an integration in place, all a draft says: only what differs is written and told. Name and description are
     * the draft's too. Fails with 404 when there is no such integration of the draft's kind.
     */
    Uni<Rebuilt> replace(String tenant, Draft draft) {
        String slug = draft.slug().text();
        return shelves.prepare(draft.toolset()).chain(goods -> transactions.in(tenant,
                session -> integrations.claim(session, tenant, slug)
                        .chain(version -> integrations.require(session, tenant, slug)
                                .chain(now -> rebuild(session, now, draft, goods, version)))));
    }

    /**
     * Like {@link #replace(String, Draft)}, of what the draft was made from. Fails with 409 when the integration was
     * changed or registered anew since.
     *
     * @param seen the integration as it was when the draft was begun
     * @param source to be kept with it; one that was kept before is forgotten
     */
    Uni<Rebuilt> replace(Integration seen, Draft draft, byte @Nullable [] source) {
        String tenant = seen.tenant();
        return shelves.prepare(draft.toolset()).chain(goods -> transactions.in(tenant,
                session -> integrations.claim(session, tenant, seen.slug())
                        .chain(version -> integrations.require(session, tenant, seen.slug())
                                .invoke(now -> requireUnchanged(seen, now))
                                .chain(now -> rebuild(session, now, draft, goods, version))
                                .call(rebuilt -> sources.keep(session, rebuilt.integration(), source)))));
    }

    /** Changes the configuration only its kind reads. Fails with 409 when it was changed since it was seen. */
    Uni<Integration> configure(Integration seen, String config) {
        return transactions.in(seen.tenant(), session -> integrations.claim(session, seen.tenant(), seen.slug())
                .chain(version -> integrations.require(session, seen.tenant(), seen.slug())
                        .invoke(now -> requireUnchanged(seen, now))
                        .chain(now -> integrations.configure(session, now, config, version))
                        .call(after -> after.version() == version
                                ? tell(session, new Rebuilt(after, Changes.NONE))
                                : nothing())));
    }

    /**
     * Takes over all a draft says but its tools, which stay what connections offer. Fails with 409 when the integration was
     * changed since it was seen.
     */
    Uni<Integration> reconfigure(Integration seen, Draft draft) {
        String tenant = seen.tenant();
        return transactions.in(tenant, session -> integrations.claim(session, tenant, seen.slug())
                .chain(version -> integrations.require(session, tenant, seen.slug())
                        .invoke(now -> requireUnchanged(seen, now))
                        .chain(() -> integrations.reconfigure(session, tenant, draft, version))
                        .call(after -> after.version() == version
                                ? tell(session, new Rebuilt(after, Changes.NONE))
                                : nothing())));
    }

    /** What is null or the same stays. Fails with 404 when there is no such integration, with 409 when it is built in. */
    Uni<Integration> change(String tenant, String slug, @Nullable String name, @Nullable String description) {
        return transactions.in(tenant, session -> integrations.claim(session, tenant, slug)
                .chain(version -> integrations.require(session, tenant, slug).invoke(Registrations::requireOwn)
                        .chain(now -> differs(now, name, description)
                                ? change(session, now, name, description, version)
                                : Uni.createFrom().item(now))));
    }

    /** Fails with 404 when there is no such integration, with 409 when it is built in. */
    Uni<Void> remove(String tenant, String slug) {
        return transactions.in(tenant, session -> integrations.claim(session, tenant, slug)
                .chain(version -> integrations.require(session, tenant, slug).invoke(Registrations::requireOwn)
                        .chain(integration -> remove(session, integration, version))));
    }

    private Uni<Integration> add(Mutiny.Session session, String tenant, Draft draft, Goods goods, long version) {
        return integrations.insert(session, tenant, draft, version)
                .call(added -> shelves.put(session, shelf(added, goods, version)))
                .call(added -> outbox.append(session, IntegrationEvents.state(added),
                        IntegrationEvents.registered(added)));
    }

    private Uni<Rebuilt> rebuild(Mutiny.Session session, Integration now, Draft draft, Goods goods, long version) {
        if (now.kind() != draft.kind()) {
            throw GeneralError.NOT_FOUND.because("there is no " + draft.kind().label() + " integration " + now.slug());
        }
        return shelves.put(session, shelf(now, goods, version))
                .chain(changes -> integrations.replace(session, now.tenant(), draft, changes, version)
                        .map(after -> new Rebuilt(after, changes)))
                .call(rebuilt -> rebuilt.integration().version() == version ? tell(session, rebuilt) : nothing());
    }

    private Uni<Void> tell(Mutiny.Session session, Rebuilt rebuilt) {
        return outbox.append(session, IntegrationEvents.state(rebuilt.integration()),
                IntegrationEvents.changed(rebuilt.integration(), rebuilt.changes()));
    }

    private Uni<Integration> change(Mutiny.Session session, Integration now, @Nullable String name,
            @Nullable String description, long version) {
        return integrations.change(session, now, name, description, version)
                .call(changed -> tell(session, new Rebuilt(changed, Changes.NONE)));
    }

    private Uni<Void> remove(Mutiny.Session session, Integration integration, long version) {
        String tenant = integration.tenant();
        String slug = integration.slug();
        return shelves.clear(session, tenant, slug).call(() -> integrations.remove(session, integration))
                .chain(() -> outbox.append(session, IntegrationEvents.gone(tenant, slug),
                        IntegrationEvents.removed(tenant, slug, version)));
    }

    private static Shelf shelf(Integration integration, Goods goods, long version) {
        return new Shelf(integration.tenant(), integration.slug(), integration.kind(), version, goods);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }

    private static void requireUnchanged(Integration seen, Integration now) {
        if (seen.configRevision() != now.configRevision()) {
            throw CatalogError.CHANGED_MEANWHILE
                    .because("integration " + now.slug() + " was changed meanwhile; try again");
        }
    }

    private static void requireOwn(Integration integration) {
        if (!integration.canRemove()) {
            throw CatalogError.BUILT_IN.because("integration " + integration.slug() + " is part of Mooring");
        }
    }

    private static boolean differs(Integration now, @Nullable String name, @Nullable String description) {
        return name != null && !name.equals(now.name())
                || description != null && !description.equals(now.description());
    }
}
