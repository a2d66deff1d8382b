package io.mooring.catalog.intake;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mooring.catalog.CatalogError;
import io.mooring.catalog.Draft;
import io.mooring.catalog.intake.RegistryOrders.Install;
import io.mooring.catalog.integration.Integration;
import io.mooring.catalog.mcp.McpServers;
import io.mooring.catalog.registry.ServerStore;
import io.mooring.catalog.registry.ServerVersion;
import io.mooring.contracts.outbox.Transactions;
import io.mooring.contracts.problem.GeneralError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;

/** Servers of the registry become integrations of a tenant. */
@ApplicationScoped
class RegistryInstalls {

    private final Transactions transactions;
    private final ServerStore servers;
    private final McpServers mcp;
    private final Registrations registrations;
    private final ObjectMapper json;

    RegistryInstalls(Transactions transactions, ServerStore servers, McpServers mcp, Registrations registrations,
            ObjectMapper json) {
        this.transactions = transactions;
        this.servers = servers;
        this.mcp = mcp;
        this.registrations = registrations;
        this.json = json;
    }

    /** Fails as {@link RegistryOrders#order} does, with 404 for an unknown server, with 409 when the slug is taken. */
    Uni<Integration> install(String tenant, String name, Install install) {
        return transactions.in(tenant, session -> servers.require(session, name, install.wanted()))
                .map(server -> draft(server, install)).chain(draft -> registrations.register(tenant, draft));
    }

    private Draft draft(ServerVersion server, Install install) {
        McpServers.Order order = RegistryOrders.order(server, install);
        try {
            return from(server, mcp.draft(order));
        } catch (HttpProblem fault) {
            throw fault.getStatusCode() == GeneralError.BAD_REQUEST.status() ? unusable(server, fault) : fault;
        }
    }

    /** The caller can do nothing about what a publisher wrote. */
    private static HttpProblem unusable(ServerVersion server, HttpProblem fault) {
        return CatalogError.SERVER_NOT_RUNNABLE.because("what " + server.name() + " " + server.version()
                + " asks for can't be given here: " + fault.getDetail());
    }

    /** The entry remembers where it comes from, for whoever looks for updates of it. */
    private Draft from(ServerVersion server, Draft draft) {
        try {
            ObjectNode config = (ObjectNode) json.readTree(draft.config());
            config.putObject("registry").put("name", server.name()).put("version", server.version());
            return new Draft(draft.slug(), draft.name(), draft.description(), draft.kind(), draft.baseUrl(),
                    draft.displayUrl(), draft.refreshable(), config.toString(), draft.runtime(), draft.configSchema(),
                    draft.curation(), draft.toolset());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration that was just written can't be read", e);
        }
    }
}
