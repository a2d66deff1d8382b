package io.mooring.executor.intake;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.definition.Bundle.Root;
import io.mooring.contracts.definition.Definition;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.dispatch.ToolCall;
import io.mooring.executor.reach.Publishing;
import io.mooring.executor.reach.Reached;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.resolution.DatabaseAlias;
import io.mooring.executor.resolution.NearestNames;
import io.mooring.executor.resolution.Offer;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;

/**
 * Looks a call up in the local copies, in one transaction of its tenant. Copies are a moment behind: who has just
 * registered or connected something is not told at once that it is not there.
 */
@ApplicationScoped
class Resolver {

    private static final int NAMES_COMPARED = 2000;
    /** Before each further look; a change is in the copy within a tenth of a second, as a rule. */
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(40), Duration.ofMillis(80),
            Duration.ofMillis(180), Duration.ofMillis(300));

    private final Transactions transactions;
    private final ToolViewStore tools;
    private final ConnectionViewStore connections;
    private final Reaches reaches;
    private final ArgumentCheck arguments;
    private final Vertx vertx;

    Resolver(Transactions transactions, ToolViewStore tools, ConnectionViewStore connections, Reaches reaches,
            ArgumentCheck arguments, Vertx vertx) {
        this.reaches = reaches;
        this.transactions = transactions;
        this.tools = tools;
        this.connections = connections;
        this.arguments = arguments;
        this.vertx = vertx;
    }

    /**
     * Fails with 404 and the nearest names when there is no such tool for the caller and user, with 403 when an agent may
     * only read and the tool writes. One that policies take away is looked for just as long.
     */
    Uni<Resolution> resolve(ToolCall call) {
        return look(call, PAUSES).chain(found -> found.offer().variants().isEmpty()
                ? unknown(call, found)
                : Uni.createFrom().item(found));
    }

    private Uni<Resolution> look(ToolCall call, List<Duration> pauses) {
        return look(call).onFailure(Publishing::isUnknown).recoverWithUni(unknown -> pauses.isEmpty()
                ? Uni.createFrom().<Resolution>failure(unknown)
                : pause(pauses.getFirst()).chain(() -> look(call, pauses.subList(1, pauses.size()))))
                .chain(found -> pauses.isEmpty() || found.isComplete(call)
                        ? Uni.createFrom().item(found)
                        : pause(pauses.getFirst()).chain(() -> look(call, pauses.subList(1, pauses.size()))));
    }

    private Uni<Void> pause(Duration time) {
        return UniHelper.toUni(vertx.timer(time.toMillis(), TimeUnit.MILLISECONDS)).replaceWithVoid();
    }

    private Uni<Resolution> look(ToolCall call) {
        String tenant = call.caller().tenant();
        return transactions.in(tenant, session -> offer(session, call)
                .chain(offer -> reaches.allow(session, call, offer))
                .chain(allowed -> definitions(session, tenant, allowed.offer().variants())
                        .map(definitions -> new Resolution(allowed, definitions, null))));
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

    private Uni<Map<String, Definition>> definitions(Mutiny.Session session, String tenant, List<ToolView> variants) {
        List<Root> schemas = variants.stream().filter(arguments::needsDefinitions).flatMap(arguments::roots).toList();
        return schemas.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tools.definitions(session, tenant, Set.of(variants.getFirst().integration()), schemas);
    }

    /** Suggestions are taken from what the user can run, so that they give nothing away. */
    private Uni<Resolution> unknown(ToolCall call, Resolution found) {
        String tenant = call.caller().tenant();
        return transactions
                .in(tenant, session -> reaches.of(session, call.caller(), call.userId(), null)
                        .chain(reached -> names(session, tenant, reached)))
                .map(names -> unknown(call.action(), names)).map(problem -> found.unknown(call, problem));
    }

    private Uni<List<String>> names(Mutiny.Session session, String tenant, Reached reached) {
        return tools.callNames(session, tenant, reached.reach(), NAMES_COMPARED)
                .map(names -> Stream.concat(names.stream(), DatabaseAlias
                        .names(reached.admitting(DatabaseAlias.TOOL), reached.reach().integrations())).toList());
    }

    private static HttpProblem unknown(Action action, List<String> names) {
        Action.Address address = action.address();
        String asked = address == null ? action.text() : "mcp_" + address.integration() + "_" + address.tool();
        return HttpProblem.builder(ExecutorError.UNKNOWN_TOOL.because("no tool " + action.text()))
                .with("nearest", NearestNames.of(asked, names)).build();
    }
}
