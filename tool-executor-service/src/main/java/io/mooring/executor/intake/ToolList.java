package io.mooring.executor.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.page.Cursor;
import io.mooring.contracts.problem.GeneralError;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.resolution.InputSchema;
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
    private final ObjectMapper json;

    ToolList(Transactions transactions, ToolViewStore tools, ConnectionViewStore connections, ObjectMapper json) {
        this.transactions = transactions;
        this.tools = tools;
        this.connections = connections;
        this.json = json;
    }

    record Page(List<ListedTool> tools, @Nullable String nextCursor) {}

    Uni<Page> list(String tenant, String user, @Nullable String integration, Cursor cursor) {
        ToolPosition after = cursor.after() == null ? null : position(cursor.after());
        return transactions.in(tenant, session -> connections.activeOfUser(session, tenant, user)
                .map(usable -> byIntegration(usable, integration))
                .chain(usable -> page(session, tenant, usable, after, cursor)));
    }

    private Uni<Page> page(Mutiny.Session session, String tenant, Map<String, List<ConnectionView>> usable,
            @Nullable ToolPosition after, Cursor cursor) {
        return tools.list(session, tenant, usable.keySet(), after, cursor.fetch()).chain(
                fetched -> tools.definitions(session, tenant, usable.keySet(), hashes(cursor.page(fetched))).map(
                        definitions -> new Page(listed(cursor.page(fetched), definitions, usable),
                                cursor.next(fetched, tool -> tool.integration() + "/" + tool.name()))));
    }

    private static Map<String, List<ConnectionView>> byIntegration(List<ConnectionView> usable,
            @Nullable String wanted) {
        return usable.stream().filter(connection -> wanted == null || connection.integration().equals(wanted))
                .collect(Collectors.groupingBy(ConnectionView::integration));
    }

    private static Set<String> hashes(List<ToolView> page) {
        return page.stream().flatMap(tool -> tool.definitions().values().stream()).collect(Collectors.toSet());
    }

    private List<ListedTool> listed(List<ToolView> page, Map<String, String> definitions,
            Map<String, List<ConnectionView>> usable) {
        return page.stream().map(tool -> listed(tool, definitions, usable.getOrDefault(tool.integration(), List.of())))
                .flatMap(Optional::stream).toList();
    }

    /** A tool whose definitions have not all arrived can't be run and is not listed; it will be in a moment. */
    private Optional<ListedTool> listed(ToolView tool, Map<String, String> definitions,
            List<ConnectionView> connections) {
        try {
            return Optional.of(ListedTool.of(tool, InputSchema.bundle(tool, definitions, json), connections));
        } catch (HttpProblem unusable) {
            return Optional.empty();
        }
    }

    private static ToolPosition position(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw GeneralError.BAD_REQUEST.at("cursor", "expected the nextCursor of the page before");
        }
        return new ToolPosition(text.substring(0, slash), text.substring(slash + 1));
    }
}
