package io.mooring.executor.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.definition.Definition;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.ExecutorError;
import io.mooring.executor.reach.Reached;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.resolution.Action;
import io.mooring.executor.resolution.NearestNames;
import io.mooring.executor.resolution.ToolSchemas;
import io.mooring.executor.toolview.ToolView;
import io.mooring.executor.toolview.ToolViewStore;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Describes tools by name: the tools within reach; a name of any other is an unknown one. */
@ApplicationScoped
public class DescribedTools {

    private static final int NAMES_COMPARED = 2000;

    private final Transactions transactions;
    private final Reaches reaches;
    private final ToolViewStore tools;
    private final ObjectMapper json;

    DescribedTools(Transactions transactions, Reaches reaches, ToolViewStore tools, ObjectMapper json) {
        this.transactions = transactions;
        this.reaches = reaches;
        this.tools = tools;
        this.json = json;
    }

    /** The answer; variants of one tool are described each. */
    public record Descriptions(List<DescribedTool> tools, List<Unknown> unknown) {}

    /** A name without a tool, and tools it may have been meant for. */
    public record Unknown(String name, List<String> nearest) {}

    /**
     * In the order of the names. Fails with 404 when none is known, with 503 when a definition has not arrived yet, with
     * 422 when a schema can't be used.
     */
    public Uni<Descriptions> describe(Caller caller, String user, ToolNames names) {
        String tenant = caller.tenant();
        return transactions.in(tenant, session -> reaches.of(session, caller, user, null)
                .chain(reached -> find(session, tenant, reached, names)
                        .map(found -> chosen(names, found, reached))
                        .chain(chosen -> describe(session, tenant, reached, names, chosen))));
    }

    private Uni<List<ToolView>> find(Mutiny.Session session, String tenant, Reached reached, ToolNames names) {
        return tools.named(session, tenant, reached.reach(), names.callNames())
                .chain(named -> tools.these(session, tenant, reached.reach(), names.places())
                        .map(addressed -> Stream.concat(named.stream(), addressed.stream()).toList()));
    }

    /** By name; of several integrations whose tools have the same call name the longest slug wins, as in a call. */
    private static Map<Action, List<ToolView>> chosen(ToolNames names, List<ToolView> found, Reached reached) {
        return names.actions().stream().collect(Collectors.toMap(action -> action, action -> {
            List<ToolView> of = found.stream()
                    .filter(tool -> ToolNames.isOf(action, tool, reached.connections(tool))).distinct().toList();
            return of.stream().filter(tool -> tool.integration().equals(of.getFirst().integration())).toList();
        }));
    }

    private Uni<Descriptions> describe(Mutiny.Session session, String tenant, Reached reached, ToolNames names,
            Map<Action, List<ToolView>> chosen) {
        List<ToolView> known = names.actions().stream().flatMap(action -> chosen.get(action).stream()).distinct()
                .toList();
        List<String> missing = names.actions().stream().filter(action -> chosen.get(action).isEmpty())
                .map(Action::text).toList();
        return unknown(session, tenant, reached, missing).chain(unknown -> known.isEmpty()
                ? Uni.createFrom().failure(notFound(unknown))
                : definitions(session, tenant, known).map(definitions -> new Descriptions(
                        known.stream().map(tool -> described(tool, definitions, reached)).toList(), unknown)));
    }

    private Uni<Map<String, Definition>> definitions(Mutiny.Session session, String tenant, List<ToolView> known) {
        Set<String> integrations = known.stream().map(ToolView::integration).collect(Collectors.toSet());
        return tools.definitions(session, tenant, integrations,
                known.stream().flatMap(tool -> ToolSchemas.roots(tool, json)).toList());
    }

    private DescribedTool described(ToolView tool, Map<String, Definition> definitions, Reached reached) {
        return DescribedTool.of(tool, ToolSchemas.input(tool, definitions, json),
                ToolSchemas.output(tool, definitions, json), reached.connections(tool));
    }

    /** Suggestions come from what is within reach, so that they give nothing away. */
    private Uni<List<Unknown>> unknown(Mutiny.Session session, String tenant, Reached reached, List<String> missing) {
        return missing.isEmpty()
                ? Uni.createFrom().item(new ArrayList<>())
                : tools.callNames(session, tenant, reached.reach(), NAMES_COMPARED).map(names -> missing.stream()
                        .map(name -> new Unknown(name, NearestNames.of(name, names))).toList());
    }

    private static HttpProblem notFound(List<Unknown> unknown) {
        String names = unknown.stream().map(Unknown::name).collect(Collectors.joining(", "));
        return HttpProblem.builder(ExecutorError.UNKNOWN_TOOL.because("no tool " + names))
                .with("nearest", unknown.stream().flatMap(one -> one.nearest().stream()).distinct().toList()).build();
    }
}
