package io.mooring.executor.discovery;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
import io.mooring.executor.reach.Reached;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.resolution.DatabaseAlias;
import io.mooring.executor.resolution.ToolSchemas;
import io.mooring.executor.toolview.Reach;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** The tools a user can run now. */
@ApplicationScoped
public class ToolList {

    private final Transactions transactions;
    private final ToolViewStore tools;
    private final Reaches reaches;
    private final ObjectMapper json;

    ToolList(Transactions transactions, ToolViewStore tools, Reaches reaches, ObjectMapper json) {
        this.transactions = transactions;
        this.tools = tools;
        this.reaches = reaches;
        this.json = json;
    }

    record Page(List<ListedTool> tools, @Nullable String nextCursor) {}

    /** Some of the tools, and where the rest begins. */
    public record Shelf(List<OfferedTool> tools, @Nullable String nextCursor) {}

    Uni<Page> list(Caller caller, String user, @Nullable String integration, Cursor cursor) {
        return shelf(caller, user, integration, cursor)
                .map(shelf -> new Page(shelf.tools().stream().map(ListedTool::of).toList(), shelf.nextCursor()));
    }

    /** Ordered by integration, name and variant, always the same. Fails with 400 when the cursor is none of ours. */
    public Uni<Shelf> shelf(Caller caller, String user, @Nullable String integration, Cursor cursor) {
        ToolPosition after = cursor.after() == null ? null : position(cursor.after());
        String tenant = caller.tenant();
        return transactions.in(tenant, session -> reaches.of(session, caller, user, integration)
                .chain(reached -> page(session, tenant, reached, after, cursor)));
    }

    /** The same, of one kind alone. */
    public Uni<Shelf> shelfOf(String kind, Caller caller, String user, @Nullable String integration, Cursor cursor) {
        ToolPosition after = cursor.after() == null ? null : position(cursor.after());
        return transactions.in(caller.tenant(), session -> reaches.of(session, caller, user, integration)
                .chain(reached -> page(session, caller.tenant(), reached.ofKind(kind), after, cursor)));
    }

    /** Those of these call names that can be run now. */
    public Uni<List<OfferedTool>> offered(Caller caller, String user, Set<String> callNames) {
        String tenant = caller.tenant();
        return callNames.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transactions.in(tenant, session -> reaches.of(session, caller, user, null)
                        .chain(reached -> tools.named(session, tenant, reached.reach(), callNames)
                                .chain(found -> definitions(session, tenant, found)
                                        .map(definitions -> listed(found, definitions, reached)))));
    }

    /** Whether there are more than so many. */
    public Uni<Boolean> areMoreThan(Caller caller, String user, int few) {
        return transactions.in(caller.tenant(), session -> reaches.of(session, caller, user, null)
                .chain(reached -> tools.areMoreThan(session, caller.tenant(), reached.reach(), few)));
    }

    private Uni<Shelf> page(Mutiny.Session session, String tenant, Reached reached, @Nullable ToolPosition after,
            Cursor cursor) {
        return tools.list(session, tenant, reached.reach(), after, cursor.fetch())
                .chain(found -> unfinished(session, tenant, reached.reach(), after)
                        .map(rest -> DatabaseAlias.among(found,
                                reached.admitting(DatabaseAlias.TOOL), rest.orElse(null), after, cursor.fetch())))
                .chain(fetched -> definitions(session, tenant, cursor.page(fetched))
                        .map(definitions -> new Shelf(listed(cursor.page(fetched), definitions, reached),
                                cursor.next(fetched, ToolList::place))));
    }

    /** The database whose aliases the page before may have ended among. */
    private Uni<Optional<ToolView>> unfinished(Mutiny.Session session, String tenant, Reach reach,
            @Nullable ToolPosition after) {
        boolean none = after == null || !after.name().equals(DatabaseAlias.TOOL)
                || !reach.integrations().contains(after.integration());
        return none
                ? Uni.createFrom().item(Optional.empty())
                : tools.find(session, tenant, after.integration(), after.name())
                        .map(found -> found.stream().findFirst());
    }

    private Uni<Map<String, Definition>> definitions(Mutiny.Session session, String tenant, List<ToolView> page) {
        return tools.definitions(session, tenant,
                page.stream().map(ToolView::integration).collect(Collectors.toSet()),
                page.stream().flatMap(tool -> ToolSchemas.roots(tool, json)).toList());
    }

    private List<OfferedTool> listed(List<ToolView> page, Map<String, Definition> definitions, Reached reached) {
        return page.stream().map(tool -> listed(tool, definitions, reached.connections(tool)))
                .flatMap(Optional::stream).toList();
    }

    /** A tool whose definitions have not all arrived can't be run and is not listed; it will be in a moment. */
    private Optional<OfferedTool> listed(ToolView tool, Map<String, Definition> definitions,
            List<ConnectionView> connections) {
        try {
            return Optional.of(new OfferedTool(tool, ToolSchemas.input(tool, definitions, json),
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
