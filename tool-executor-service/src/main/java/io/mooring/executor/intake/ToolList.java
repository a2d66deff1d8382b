package io.mooring.executor.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.definition.Definition;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.resolution.ToolSchemas;
import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** The tools a user can run now. */
@ApplicationScoped
class ToolList {

    private final Transactions transactions;
    private final ToolViewStore tools;
    private final ConnectionViewStore connections;
    private final Scopes scopes;
    private final ObjectMapper json;

    ToolList(Transactions transactions, ToolViewStore tools, ConnectionViewStore connections, Scopes scopes,
            ObjectMapper json) {
        this.scopes = scopes;
        this.transactions = transactions;
        this.tools = tools;
        this.connections = connections;
        this.json = json;
    }

    record Page(List<ListedTool> tools, @Nullable String nextCursor) {}

    Uni<Page> list(Caller caller, String user, @Nullable String integration, Cursor cursor) {
        ToolPosition after = cursor.after() == null ? null : position(cursor.after());
        String tenant = caller.tenant();
        return transactions.in(tenant, session -> connections.activeOfUser(session, tenant, user)
                .chain(usable -> scopes.over(session, caller, UserReach.integrations(usable))
                        .map(scope -> UserReach.of(usable, scope, integration))
                        .chain(reach -> scopes.rules(session, caller, user)
                                .map(rules -> new Sight(usable, rules))
                                .chain(sight -> page(session, tenant, sight, reach, after, cursor)))));
    }

    private Uni<Page> page(Mutiny.Session session, String tenant, Sight sight, Reach reach,
            @Nullable ToolPosition after, Cursor cursor) {
        return tools.list(session, tenant, reach, after, cursor.fetch())
                .chain(fetched -> definitions(session, tenant, cursor.page(fetched))
                        .map(definitions -> new Page(listed(cursor.page(fetched), definitions, sight),
                                cursor.next(fetched, ToolList::place))));
    }

    private Uni<Map<String, Definition>> definitions(Mutiny.Session session, String tenant, List<ToolView> page) {
        return tools.definitions(session, tenant,
                page.stream().map(ToolView::integration).collect(Collectors.toSet()),
                page.stream().flatMap(tool -> ToolSchemas.roots(tool, json)).toList());
    }

    /** A tool that is blocked wherever it is offered can't be run and is not listed. */
    private List<ListedTool> listed(List<ToolView> page, Map<String, Definition> definitions, Sight sight) {
        return page.stream().filter(tool -> !sight.connections(tool).isEmpty())
                .map(tool -> listed(tool, definitions, sight.connections(tool))).flatMap(Optional::stream).toList();
    }

    /**
     * What a user's tools can be run on.
     *
     * @param usable active connections of the user
     */
    private record Sight(List<ConnectionView> usable, Rules rules) {

        List<ConnectionView> connections(ToolView tool) {
            return offering(tool).filter(connection -> rules.decide(Admission.target(tool, connection))
                    .effect() != Effect.BLOCK).toList();
        }

        private Stream<ConnectionView> offering(ToolView tool) {
            return tool.isBuiltIn()
                    ? Stream.of(ConnectionView.builtIn(tool.integration()))
                    : usable.stream().filter(connection -> connection.integration().equals(tool.integration())
                            && tool.isOfferedOn(connection.id()));
        }
    }

    /** A tool whose definitions have not all arrived can't be run and is not listed; it will be in a moment. */
    private Optional<ListedTool> listed(ToolView tool, Map<String, Definition> definitions,
            List<ConnectionView> connections) {
        try {
            return Optional.of(ListedTool.of(tool, ToolSchemas.input(tool, definitions, json),
                    ToolSchemas.output(tool, definitions, json), connections));
        } catch (HttpProblem unusable) {
            return Optional.empty();
        }
    }

    private static String place(ToolView tool) {
        return tool.integration() + "/" + tool.name() + "/" + tool.variant();
    }

    private static ToolPosition position(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 3) {
            throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
        }
        return new ToolPosition(parts[0], parts[1], parts[2]);
    }
}
