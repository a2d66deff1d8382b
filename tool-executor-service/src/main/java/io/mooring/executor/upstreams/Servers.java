package io.mooring.executor.upstreams;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import io.mooring.executor.mcpclient.Upstream;
import io.mooring.executor.policy.Target;
import io.mooring.executor.reach.Reached;
import io.mooring.executor.reach.Reaches;
import io.mooring.executor.toolview.IntegrationView;
import io.mooring.executor.toolview.IntegrationViewStore;
import io.smallrye.mutiny.Uni;

/** Which MCP servers a caller reaches: those its tools come from, by the same bindings, connections and policies. */
@ApplicationScoped
class Servers {

    private static final String MCP = "mcp";

    private final Transactions transactions;
    private final Reaches reaches;
    private final IntegrationViewStore integrations;
    private final ObjectMapper json;

    Servers(Transactions transactions, Reaches reaches, IntegrationViewStore integrations, ObjectMapper json) {
        this.transactions = transactions;
        this.reaches = reaches;
        this.integrations = integrations;
        this.json = json;
    }

    /** In order of their integrations, each on the first connection no policy closes. */
    Uni<List<Server>> of(Caller caller, String user) {
        return transactions.in(caller.tenant(), session -> reaches.of(session, caller, user, null)
                .chain(reached -> servers(session, caller, reached)));
    }

    private Uni<List<Server>> servers(Mutiny.Session session, Caller caller, Reached reached) {
        Map<String, ConnectionView> usable = new LinkedHashMap<>();
        reached.usable().stream().filter(connection -> reached.reach().integrations().contains(connection.integration())
                && !reached.rules().blocks(Target.anyOn(connection)))
                .forEach(connection -> usable.putIfAbsent(connection.integration(), connection));
        return integrations.ofKind(session, caller.tenant(), usable.keySet(), MCP)
                .map(found -> found.stream().collect(Collectors.toMap(IntegrationView::slug,
                        integration -> server(caller, integration, usable), (one, same) -> one, TreeMap::new)))
                .map(servers -> List.copyOf(servers.values()));
    }

    private Server server(Caller caller, IntegrationView integration, Map<String, ConnectionView> usable) {
        Mandate mandate = caller.mandate();
        Set<String> kept = mandate == null ? Set.of() : mandate.upstreamNames();
        return new Server(new Upstream(caller.tenant(), integration.slug(), integration.configRevision(),
                usable.get(integration.slug()), runtime(integration.runtime())), integration.version(),
                kept.contains(integration.slug()));
    }

    private JsonNode runtime(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this column is written by this service", e);
        }
    }
}
