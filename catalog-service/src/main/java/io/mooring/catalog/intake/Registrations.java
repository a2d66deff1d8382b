package io.mooring.catalog.intake;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.mooring.catalog.Draft;
import io.mooring.catalog.Slug;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.integration.IntegrationEvents;
import io.mooring.catalog.integration.IntegrationStore;
import io.mooring.catalog.tool.Shelf;
import io.mooring.catalog.tool.ToolEvents;
import io.mooring.catalog.tool.ToolStore;
import io.mooring.contracts.event.Event;
import io.mooring.contracts.outbox.Outbox;
import io.mooring.contracts.outbox.Transactions;
import io.smallrye.mutiny.Uni;

/** Adds, changes and removes integrations of every kind: rows and events in one transaction. */
@ApplicationScoped
class Registrations {

    private final Transactions transactions;
    private final IntegrationStore integrations;
    private final ToolStore tools;
    private final Outbox outbox;

    Registrations(Transactions transactions, IntegrationStore integrations, ToolStore tools, Outbox outbox) {
        this.transactions = transactions;
        this.integrations = integrations;
        this.tools = tools;
        this.outbox = outbox;
    }

    /** A look before the costly part; {@link #register} decides. */
    Uni<Void> requireFree(String tenant, Slug slug) {
        return transactions.in(tenant, session -> integrations.requireFree(session, tenant, slug.text()));
    }

    /** Fails with 409 when the slug is taken. */
    Uni<Integration> register(String tenant, Draft draft) {
        String slug = draft.slug().text();
        return transactions.in(tenant, session -> integrations.claim(session, tenant, slug)
                .call(() -> integrations.requireFree(session, tenant, slug))
                .chain(version -> integrations.insert(session, tenant, draft, version))
                .call(added -> stock(session, added, draft)));
    }

    /** Fails with 404 when there is no such integration. What is null or the same stays. */
    Uni<Integration> change(String tenant, String slug, @Nullable String name, @Nullable String description) {
        return transactions.in(tenant, session -> integrations.claim(session, tenant, slug)
                .chain(version -> integrations.require(session, tenant, slug)
                        .chain(now -> differs(now, name, description)
                                ? change(session, now, name, description, version)
                                : Uni.createFrom().item(now))));
    }

    /** Fails with 404 when there is no such integration. */
    Uni<Void> remove(String tenant, String slug) {
        return transactions.in(tenant, session -> integrations.claim(session, tenant, slug)
                .chain(version -> integrations.require(session, tenant, slug)
                        .chain(integration -> remove(session, integration, version))));
    }

    private Uni<Void> stock(Mutiny.Session session, Integration added, Draft draft) {
        Shelf shelf = Shelf.of(added.tenant(), added.slug(), added.kind().label(), added.version(), draft.toolset());
        List<Event> events = new ArrayList<>(ToolEvents.states(shelf));
        events.add(IntegrationEvents.state(added));
        events.add(IntegrationEvents.registered(added));
        return tools.insert(session, shelf).chain(() -> outbox.append(session, events));
    }

    private Uni<Integration> change(Mutiny.Session session, Integration now, @Nullable String name,
            @Nullable String description, long version) {
        return integrations.change(session, now, name, description, version).call(changed -> outbox.append(session,
                IntegrationEvents.state(changed), IntegrationEvents.changed(changed)));
    }

    private Uni<Void> remove(Mutiny.Session session, Integration integration, long version) {
        String tenant = integration.tenant();
        return tools.remove(session, tenant, integration.slug())
                .call(() -> integrations.remove(session, integration)).chain(tombstones -> {
                    List<Event> events = new ArrayList<>(tombstones);
                    events.add(IntegrationEvents.gone(tenant, integration.slug()));
                    events.add(IntegrationEvents.removed(tenant, integration.slug(), version));
                    return outbox.append(session, events);
                });
    }

    private static boolean differs(Integration now, @Nullable String name, @Nullable String description) {
        return name != null && !name.equals(now.name())
                || description != null && !description.equals(now.description());
    }
}
