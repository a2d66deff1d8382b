package io.mooring.executor.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.ArgumentCheck;
import io.mooring.executor.resolution.NearestNames;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Looks a call up in the local copies, in one transaction of its tenant. */
@ApplicationScoped
class Resolver {

    private static final int NAMES_COMPARED = 2000;

    private final Transactions transactions;
    private final ToolViewStore tools;
    private final ConnectionViewStore connections;
    private final ArgumentCheck arguments;

    Resolver(Transactions transactions, ToolViewStore tools, ConnectionViewStore connections, ArgumentCheck arguments) {
        this.transactions = transactions;
        this.tools = tools;
        this.connections = connections;
        this.arguments = arguments;
    }

    /** Fails with 404 and the nearest names when there is no such tool. */
    Uni<Resolution> resolve(ToolCall call) {
        String tenant = call.caller().tenant();
        return transactions.in(tenant, session -> find(session, tenant, call.action()).chain(tool -> tool.isPresent()
                ? complete(session, call, tool.get())
                : unknown(session, call)));
    }

    private Uni<Optional<ToolView>> find(Mutiny.Session session, String tenant, Action action) {
        Action.Address address = action.address();
        return address == null
                ? tools.findByCallName(session, tenant, action.text())
                : tools.find(session, tenant, address.integration(), address.tool());
    }

    private Uni<Resolution> complete(Mutiny.Session session, ToolCall call, ToolView tool) {
        String tenant = call.caller().tenant();
        return connections.ofUser(session, tenant, call.userId(), tool.integration())
                .chain(visible -> definitions(session, tenant, tool)
                        .map(definitions -> new Resolution(tool, visible, definitions)));
    }

    private Uni<Map<String, String>> definitions(Mutiny.Session session, String tenant, ToolView tool) {
        return arguments.needsDefinitions(tool)
                ? tools.definitions(session, tenant, Set.of(tool.integration()),
                        Set.copyOf(tool.definitions().values()))
                : Uni.createFrom().item(Map.of());
    }

    /** Suggestions are taken from what the user can run, so that they give nothing away. */
    private Uni<Resolution> unknown(Mutiny.Session session, ToolCall call) {
        String tenant = call.caller().tenant();
        return connections.activeOfUser(session, tenant, call.userId())
                .chain(usable -> tools.callNames(session, tenant, integrations(usable), NAMES_COMPARED))
                .chain(names -> Uni.createFrom().failure(unknown(call.action(), names)));
    }

    private static Set<String> integrations(List<ConnectionView> usable) {
        return usable.stream().map(ConnectionView::integration).collect(Collectors.toSet());
    }

    private static HttpProblem unknown(Action action, List<String> names) {
        Action.Address address = action.address();
        String asked = address == null ? action.text() : "mcp_" + address.integration() + "_" + address.tool();
        return HttpProblem.builder(ExecutorError.UNKNOWN_TOOL.because("no tool " + action.text()))
                .with("nearest", NearestNames.of(asked, names)).build();
    }
}
