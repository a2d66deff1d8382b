package io.mooring.executor.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.definition.Bundle.Root;
import io.mooring.contracts.definition.Definition;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.freshness.FreshValues;
import io.mooring.executor.freshness.Freshness;
import io.mooring.executor.reach.Allowed;
import io.mooring.executor.reach.Found;
import io.mooring.executor.reach.Reached;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.resolution.DatabaseAlias;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.smallrye.mutiny.Uni;

/** Looks a call up in the local copies once; what was found is kept until they change. */
@ApplicationScoped
class Lookup {

    private static final int NAMES_COMPARED = 2000;
    /** Characters, about twice as many bytes at most. */
    private static final long ROOM = 16_000_000;

    private final Transactions transactions;
    private final ToolViewStore tools;
    private final ConnectionViewStore connections;
    private final Reaches reaches;
    private final ArgumentCheck arguments;
    private final FreshValues<Sought, Found> found;

    Lookup(Transactions transactions, ToolViewStore tools, ConnectionViewStore connections, Reaches reaches,
            ArgumentCheck arguments, Freshness freshness) {
        this.transactions = transactions;
        this.tools = tools;
        this.connections = connections;
        this.reaches = reaches;
        this.arguments = arguments;
        this.found = freshness.values(ROOM, Sought::weight);
    }

    /** Fails with 403 when an agent may only read and the tool writes, and as the publication says that the call names. */
    Uni<Resolution> look(ToolCall call) {
        return found.get(call.caller().tenant(), Sought.by(call), () -> find(call))
                .map(found -> found.allow(call.caller())).chain(allowed -> publish(call, allowed))
                .chain(allowed -> define(call, allowed));
    }

    private Uni<Found> find(ToolCall call) {
        return transactions.in(call.caller().tenant(), session -> offer(session, call)
                .chain(offer -> reaches.find(session, call.caller(), call.userId(), offer)));
    }

    private Uni<Allowed> publish(ToolCall call, Allowed allowed) {
        return call.commission().publication() == null
                ? Uni.createFrom().item(allowed)
                : transactions.in(call.caller().tenant(), session -> reaches.publish(session, call, allowed));
    }

    private Uni<Resolution> define(ToolCall call, Allowed allowed) {
        String tenant = call.caller().tenant();
        List<ToolView> variants = allowed.offer().variants();
        List<Root> schemas = variants.stream().filter(arguments::needsDefinitions).flatMap(arguments::roots).toList();
        Uni<Map<String, Definition>> definitions = schemas.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transactions.in(tenant, session -> tools.definitions(session, tenant,
                        Set.of(variants.getFirst().integration()), schemas));
        return definitions.map(known -> new Resolution(allowed, known, null));
    }

    private Uni<Offer> offer(Mutiny.Session session, ToolCall call) {
        return DatabaseAlias.connection(call.action()).map(id -> database(session, call, id))
                .orElseGet(() -> find(session, call.caller().tenant(), call.action())
                        .chain(all -> visible(session, call, all).map(visible -> Offer.of(all, visible))));
    }

    /** The user's database of that id as a tool. */
    private Uni<Offer> database(Mutiny.Session session, ToolCall call, String id) {
        String tenant = call.caller().tenant();
        return connections.ofUserById(session, tenant, call.userId(), id).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(Offer.of(List.of(), found))
                : tools.find(session, tenant, found.getFirst().integration(), DatabaseAlias.TOOL)
                        .map(queries -> Offer.of(queries.stream()
                                .filter(tool -> tool.kind().equals(ToolView.DATABASE))
                                .map(tool -> DatabaseAlias.of(tool, found.getFirst())).toList(), found)));
    }

    private Uni<List<ToolView>> find(Mutiny.Session session, String tenant, Action action) {
        Action.Address address = action.address();
        ToolPosition place = action.place();
        if (place != null) {
            return tools.find(session, tenant, place.integration(), place.name());
        }
        return address == null
                ? tools.findByCallName(session, tenant, action.text())
                : tools.find(session, tenant, address.integration(), address.tool());
    }

    private Uni<List<ConnectionView>> visible(Mutiny.Session session, ToolCall call, List<ToolView> all) {
        if (all.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        ToolView any = all.getFirst();
        return any.isBuiltIn()
                ? Uni.createFrom().item(List.of(ConnectionView.builtIn(any.integration())))
                : connections.ofUser(session, call.caller().tenant(), call.userId(), any.integration());
    }

    /** Names of what the user can run through this caller, so that they give nothing away. */
    Uni<List<String>> names(ToolCall call) {
        String tenant = call.caller().tenant();
        return transactions.in(tenant, session -> reaches.of(session, call.caller(), call.userId(), null)
                .chain(reached -> names(session, tenant, reached)));
    }

    private Uni<List<String>> names(Mutiny.Session session, String tenant, Reached reached) {
        return tools.callNames(session, tenant, reached.reach(), NAMES_COMPARED)
                .map(names -> Stream.concat(names.stream(), DatabaseAlias
                        .names(reached.admitting(DatabaseAlias.TOOL), reached.reach().integrations())).toList());
    }
}
