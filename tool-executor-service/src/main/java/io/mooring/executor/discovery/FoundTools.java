package io.mooring.executor.discovery;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.reach.Reached;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.search.ToolSearch;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.smallrye.mutiny.Uni;

/** Searches tools by words: the index says which and in what order, the database whether. */
@ApplicationScoped
public class FoundTools {

    /** Variants of one tool are one candidate, and what the index still has may be gone. */
    private static final int SPARE = 20;

    private final Transactions transactions;
    private final Reaches reaches;
    private final ToolSearch search;
    private final ToolViewStore tools;

    FoundTools(Transactions transactions, Reaches reaches, ToolSearch search, ToolViewStore tools) {
        this.transactions = transactions;
        this.reaches = reaches;
        this.search = search;
        this.tools = tools;
    }

    /** Candidates, the best first. Fails with 503 while this replica has not read all tools. */
    public Uni<Candidates> search(Caller caller, String user, SearchTerms terms) {
        String tenant = caller.tenant();
        return transactions.in(tenant, session -> reaches.of(session, caller, user, terms.integration()))
                .chain(reached -> search.find(tenant, reached.reach(), terms.text(), terms.limit() + SPARE)
                        .chain(places -> transactions.in(tenant, session -> load(session, tenant, reached, places)))
                        .map(found -> new Candidates(found.stream().limit(terms.limit()).toList())));
    }

    /** The answer to a search. */
    public record Candidates(List<FoundTool> tools) {}

    private Uni<List<FoundTool>> load(Mutiny.Session session, String tenant, Reached reached,
            List<ToolPosition> places) {
        List<ToolPosition> order = places.stream().map(FoundTools::usual).distinct().toList();
        return tools.these(session, tenant, reached.reach(), order).map(rows -> {
            Map<ToolPosition, List<ToolView>> byPlace = rows.stream().collect(Collectors.groupingBy(
                    tool -> usual(new ToolPosition(tool.integration(), tool.name(), tool.variant()))));
            return order.stream().map(byPlace::get).filter(Objects::nonNull)
                    .map(variants -> FoundTool.of(variants, reached)).toList();
        });
    }

    private static ToolPosition usual(ToolPosition place) {
        return new ToolPosition(place.integration(), place.name(), "");
    }
}
