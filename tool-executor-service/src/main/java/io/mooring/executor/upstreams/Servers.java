package io.mooring.executor.upstreams;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.mooring.contracts.caller.Caller;
import io.mooring.contracts.caller.Mandate;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.executor.connectionview.ConnectionView;
import io.mooring.executor.connectionview.ConnectionViewStore;
import io.mooring.executor.policy.Effect;
import io.mooring.executor.policy.Rules;
import io.mooring.executor.policy.Target;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.toolview.IntegrationView;
import io.mooring.executor.toolview.IntegrationViewStore;
import io.mooring.executor.toolview.ToolPosition;
import io.mooring.executor.toolview.ToolViewStore;
import io.smallrye.mutiny.Uni;

/** Which MCP servers a caller reaches: those its tools come from, by the same bindings, connections and policies. */
@ApplicationScoped
class Servers {

    private static final String MCP = "mcp";

    private final Transactions transactions;
    private final Reaches reaches;
    private final ConnectionViewStore connections;
    private final IntegrationViewStore integrations;
    private final ToolViewStore tools;
    private final ObjectMapper json;

    Servers(Transactions transactions, Reaches reaches, ConnectionViewStore connections,
            IntegrationViewStore integrations, ToolViewStore tools, ObjectMapper json) {
        this.tools = tools;
        this.connections = connections;
        this.transactions = transactions;
        this.reaches = reaches;
        this.integrations = integrations;
        this.json = json;
    }

    /** In order of their integrations, each with the connections on which policies let everything run. */
    Uni<List<Server>> of(Caller caller, String user) {
        return transactions.in(caller.tenant(), session -> reaches.of(session, caller, user, null)
                .chain(reached -> connections
                        .ofUser(session, caller.tenant(), user, reached.reach().integrations())
                        .chain(visible -> servers(session, caller, open(visible, reached.rules())))));
    }

    /** The same, with those that can't be used now: each with its connections, but for those where policies block all. */
    Uni<List<Server>> known(Caller caller, String user) {
        return transactions.in(caller.tenant(), session -> reaches.withIdle(session, caller, user)
                .chain(reached -> servers(session, caller, reached.usable().stream()
                        .filter(connection -> reached.reach().integrations().contains(connection.integration())
                                && !reached.rules().blocks(Target.anyOn(connection)))
                        .collect(Collectors.groupingBy(ConnectionView::integration)))));
    }

    /** The server of a connection that is within reach, if the tool is there for the caller now, on that connection. */
    Uni<Optional<Server>> offering(Caller caller, String user, ToolPosition tool, String connection) {
        return transactions.in(caller.tenant(), session -> reaches.withIdle(session, caller, user)
                .chain(reached -> tools.these(session, caller.tenant(), reached.reach(), List.of(tool))
                        .map(found -> found.stream().flatMap(one -> reached.connections(one).stream())
                                .filter(one -> one.id().equals(connection)).findFirst())
                        .chain(found -> found
                                .map(one -> servers(session, caller, Map.of(tool.integration(), List.of(one)))
                                        .map(all -> all.stream().findFirst()))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))));
    }

    /**
     * By their integrations, those on which anything may run. Nobody can be asked for an approval here, so what would need
     * one is not there.
     */
    static Map<String, List<ConnectionView>> open(List<ConnectionView> visible, Rules rules) {
        return visible.stream()
                .filter(connection -> rules.decide(Target.anyOn(connection)).effect() == Effect.APPROVE)
                .collect(Collectors.groupingBy(ConnectionView::integration));
    }

    private Uni<List<Server>> servers(Mutiny.Session session, Caller caller, Map<String, List<ConnectionView>> open) {
        return integrations.ofKind(session, caller.tenant(), open.keySet(), MCP)
                .map(found -> found.stream().sorted(Comparator.comparing(IntegrationView::slug))
                        .map(view -> server(caller, view, open)).toList());
    }

    private Server server(Caller caller, IntegrationView view, Map<String, List<ConnectionView>> open) {
        Mandate mandate = caller.mandate();
        Set<String> kept = mandate == null ? Set.of() : mandate.upstreamNames();
        return new Server(caller.tenant(), view, runtime(view.runtime()), open.getOrDefault(view.slug(), List.of()),
                kept.contains(view.slug()));
    }

    private JsonNode runtime(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this column is written by this service", e);
        }
    }
}
